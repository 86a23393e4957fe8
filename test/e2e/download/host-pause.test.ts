import { afterEach, describe, expect, it } from 'vitest';
import { ImageError } from '../../../src/domain/image-error.ts';
import { createPatience } from '../../../src/download/patience.ts';
import { type ImageServer, startImageServer } from '../../support/image-server.ts';
import { startRawServer } from '../../support/raw-server.ts';
import { waitFor } from '../../support/wait-for.ts';
import { type DownloadFixture, startDownloads } from './download-fixture.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function serve(...from: Parameters<typeof startImageServer>): Promise<ImageServer> {
  const server = await startImageServer(...from);
  open.push(server);
  return server;
}

/** The times of the real thing, forty times as fast. */
const speed = 40;
const fast = {
  firstPause: 1_000 / speed,
  longestPause: 120_000 / speed,
  patience: 180_000 / speed,
  latePatience: 30_000 / speed,
};

async function downloads(...from: Parameters<typeof startDownloads>): Promise<DownloadFixture> {
  const fixture = await startDownloads(...from);
  open.push(fixture);
  return fixture;
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What processing does with an image: four attempts, 1, 5 and 25 s apart. */
async function withRetries(fetch: () => Promise<unknown>): Promise<'fetched' | ImageError> {
  for (const pause of [1_000, 5_000, 25_000, null]) {
    try {
      await fetch();
      return 'fetched';
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      if (pause === null || !error.retryable) return error;
      // The caller's own pauses, as much faster as the downloader's.
      await wait(pause / speed);
    }
  }
  throw new Error('unreachable');
}

describe('a host that is down', () => {
  it.each([1, 25])('costs none of %i images anything when it is back after a minute', async (images) => {
    const server = await serve((_, response) => response.end('image'));
    const { fetch } = await downloads({}, fast);
    await fetch(`${server.origin}/before`);
    await server.close();
    const results = Array.from({ length: images }, (_, n) =>
      withRetries(() => fetch(`${server.origin}/${n}`)),
    );
    // The length of the outage is what is tested: all four attempts are used up within half a minute.
    await wait(60_000 / speed);
    await serve((_, response) => response.end('image'), { port: server.port });
    expect(new Set(await Promise.all(results))).toEqual(new Set(['fetched']));
  });

  it('is asked one at a time until it answers, then by all again', async () => {
    let down = true;
    let running = 0;
    let mostRunning = 0;
    const server = await serve((_, response) => {
      running += 1;
      // Six were on their way, and the first two failures made room for two more, before the pause.
      if (server.requests.length > 8 && down) mostRunning = Math.max(mostRunning, running);
      // The host takes a moment, so that what is asked at once is there at once.
      setTimeout(() => {
        running -= 1;
        response.writeHead(down ? 500 : 200).end('image');
      }, 20);
    });
    const { fetch } = await downloads({}, fast);
    const results = Array.from({ length: 12 }, (_, n) => withRetries(() => fetch(`${server.origin}/${n}`)));
    await expect.poll(() => server.requests.length).toBeGreaterThanOrEqual(12);
    expect(mostRunning).toBe(1);
    down = false;
    expect(new Set(await Promise.all(results))).toEqual(new Set(['fetched']));
  });

  it('is waited for idle, and left at once when the request is cancelled', async () => {
    const server = await serve({ '/': { status: 502 } });
    const { fetch } = await downloads({}, { ...fast, firstPause: 20_000, patience: 60_000 });
    const controller = new AbortController();
    let idle = 0;
    const whileIdle = <T>(waiting: Promise<T>): Promise<T> => {
      idle += 1;
      return waiting.finally(() => {
        idle -= 1;
      });
    };
    const options = { signal: controller.signal, whileIdle };
    const results = Promise.allSettled([1, 2, 3, 4, 5].map(() => fetch(`${server.origin}/`, options)));
    // Two failures are their images' own, the third pauses the host; what is left waits.
    const isPaused = () => idle === 3 && server.requests.length === 5;
    await expect.poll(isPaused).toBe(true);
    controller.abort('cancelled');
    const waited = (await results).filter(
      (result) => result.status === 'rejected' && result.reason === 'cancelled',
    );
    expect(waited).toHaveLength(3);
  });

  it('is given up in the end, with what it failed with last', async () => {
    const server = await serve({ '/': { status: 502 } });
    const { failure } = await downloads({}, { ...fast, patience: 300, latePatience: 50 });
    const failures = await Promise.all([1, 2, 3, 4].map(() => failure(`${server.origin}/`)));
    expect(failures.map(({ code }) => code)).toEqual(Array(4).fill('SERVER_ERROR'));
    const asked = server.requests.length;
    expect((await failure(`${server.origin}/`)).code).toBe('SERVER_ERROR');
    expect(server.requests.length).toBeLessThanOrEqual(asked + 1);
  });

  it('is not waited for at all by a downloader without patience, for callers with a person waiting', async () => {
    const server = await serve({ '/': { status: 503, headers: { 'retry-after': '60' } } });
    const { failure } = await downloads({}, { patience: 0 });
    for (const time of ['first', 'second']) {
      const error = await failure(`${server.origin}/`);
      expect(error.code, time).toBe('SERVER_ERROR');
      expect(error.retryAfter, time).toBeGreaterThan(30_000);
    }
    expect(server.requests).toHaveLength(1);
  });

  it('does not hold up other hosts', async () => {
    const down = await serve({ '/': { status: 500 } });
    const up = await serve({ '/': { body: 'image' } });
    const { fetch } = await downloads({ concurrency: 1 }, { ...fast, firstPause: 20_000, patience: 60_000 });
    const waiting = Promise.allSettled([1, 2, 3, 4].map(() => fetch(`${down.origin}/`)));
    await expect.poll(() => down.requests.length).toBeGreaterThanOrEqual(3);
    expect((await fetch(`${up.origin}/`)).bytes).toBe(5);
    await open.pop()?.close();
    await waiting;
  });
});

describe('a host that is up', () => {
  it('is not paused for images that are broken on their own', async () => {
    const server = await serve({
      '/broken': { status: 500 },
      '/gone': { status: 404 },
      '/fine': { body: 'image' },
    });
    const { failure, fetch } = await downloads({}, { firstPause: 60_000 });
    for (const between of ['fine', 'gone', 'fine', 'gone']) {
      expect((await failure(`${server.origin}/broken`)).code).toBe('SERVER_ERROR');
      expect((await failure(`${server.origin}/broken`)).code).toBe('SERVER_ERROR');
      if (between === 'fine') await fetch(`${server.origin}/fine`);
      else await failure(`${server.origin}/gone`);
    }
    expect(server.requests).toHaveLength(12);
  });

  it('is not waited for because its certificate is bad', async () => {
    const server = await serve({ '/': { body: 'image' } }, { secure: true });
    const { failure } = await downloads({}, { firstPause: 60_000 });
    for (let n = 0; n < 5; n += 1) expect((await failure(server.origin)).code).toBe('TLS_FAILED');
  });
});

describe('a host that asks to wait', () => {
  it.each([429, 503])(
    'gets its pause with status %i, and the images come through uncharged',
    async (status) => {
      let asked = 0;
      const server = await serve((_, response) => {
        asked += 1;
        if (asked === 1) response.writeHead(status, { 'retry-after': '1' }).end();
        else response.end('image');
      });
      const { fetch } = await downloads({ perHost: 1 }, fast);
      await Promise.all([fetch(`${server.origin}/1`), fetch(`${server.origin}/2`)]);
      const [first, second] = server.requests;
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
    },
  );

  it('tells the caller what is left to wait when that is longer than a download waits', async () => {
    const server = await serve({ '/': { status: 429, headers: { 'retry-after': '3600' } } });
    const { failure } = await downloads({}, { firstPause: 10, patience: 100, latePatience: 50 });
    const error = await failure(`${server.origin}/`);
    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect(error.retryAfter).toBeGreaterThan(200_000);
    expect(error.retryAfter).toBeLessThanOrEqual(300_000);
    expect(server.requests).toHaveLength(1);
  });
});

describe('images that fail each on its own', () => {
  /** An image as processing sees it: its patience is the same in all its tries. */
  const image = (path: string) => ({ path, patience: createPatience(60_000) });

  it('do not pause their host by failing again, few of them or many, once it has served others', async () => {
    const server = await serve({ '/fine': { body: 'image' }, '/broken': { status: 500 } });
    const { failure, fetch } = await downloads({}, { firstPause: 60_000 });
    const images = Array.from({ length: 6 }, (_, n) => image(`/broken?${n}`));
    for (const { path, patience } of images) {
      await failure(server.origin + path, { patience });
      await fetch(`${server.origin}/fine`);
    }
    for (const _ of ['second', 'third', 'fourth']) {
      for (const { path, patience } of images) {
        expect((await failure(server.origin + path, { patience })).code).toBe('SERVER_ERROR');
      }
    }
    expect((await fetch(`${server.origin}/fine`)).bytes).toBe(5);
  });

  it('do not pause it by their number of tries where it has served nothing yet', async () => {
    const server = await serve({ '/broken': { status: 500 } });
    const { failure } = await downloads({}, { firstPause: 60_000 });
    const images = [image('/broken?1'), image('/broken?2')];
    for (const _ of ['first', 'second', 'third', 'fourth']) {
      for (const { path, patience } of images) {
        expect((await failure(server.origin + path, { patience })).code).toBe('SERVER_ERROR');
      }
    }
    expect(server.requests).toHaveLength(8);
  });

  it('do not pause it by answers that are faulty in the same way', async () => {
    const two = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nimage';
    const short = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nimage';
    const server = await startRawServer((path) => ({
      bytes: path.startsWith('/two') ? two : short,
      close: true,
    }));
    open.push(server);
    const { failure } = await downloads({}, { firstPause: 60_000 });
    for (let n = 0; n < 5; n += 1) {
      for (const path of [`/two/${n}`, `/short/${n}`]) {
        expect(await failure(server.origin + path)).toMatchObject({ code: 'INCOMPLETE', repeated: true });
      }
    }
    expect(server.requests).toHaveLength(20);
  });

  it('take no longer than the image has, over all its tries', async () => {
    const server = await serve(() => {});
    const { failure } = await downloads({ timeout: 60_000 }, { idle: 60_000 });
    const patience = createPatience(300);
    expect((await failure(server.origin, { patience })).code).toBe('TIMEOUT');
    expect(patience.left()).toBe(0);
    expect((await failure(server.origin, { patience })).code).toBe('TIMEOUT');
  });

  it('are timeouts of the same fault where they stop after the same bytes', async () => {
    const server = await serve((request, response) => {
      response.writeHead(200, { 'content-length': 9 });
      response.write('image'.slice(0, request.url === '/one' ? 1 : 5));
    });
    const { failure } = await downloads({}, { idle: 150, firstPause: 60_000 });
    const faults = ['/one', '/five', '/five'].map(
      async (path) => (await failure(server.origin + path)).fault,
    );
    expect(await Promise.all(faults)).toEqual([
      'TIMEOUT after 1 bytes',
      'TIMEOUT after 5 bytes',
      'TIMEOUT after 5 bytes',
    ]);
  });

  it('do not pause it by silence while it serves others', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/fine') response.end('image');
    });
    const { failure, fetch } = await downloads({}, { idle: 1_500, firstPause: 60_000 });
    const images = Array.from({ length: 4 }, (_, n) => image(`/silent?${n}`));
    const first = images.map(({ path, patience }) => failure(server.origin + path, { patience }));
    await waitFor('all of them', async () => (server.requests.length === 4 ? true : null));
    await fetch(`${server.origin}/fine`);
    const second = async () =>
      Promise.all(images.map(({ path, patience }) => failure(server.origin + path, { patience })));
    for (const { code } of [...(await Promise.all(first)), ...(await second())]) expect(code).toBe('TIMEOUT');
    expect((await fetch(`${server.origin}/fine`)).bytes).toBe(5);
  });

  it('are bad certificates of the same fault', async () => {
    const server = await serve({ '/': { body: 'image' } }, { secure: true });
    const { failure } = await downloads();
    const [first, second] = [await failure(server.origin), await failure(server.origin)];
    expect(first.fault).toMatch(/CERT/);
    expect(second.fault).toBe(first.fault);
  });
});
