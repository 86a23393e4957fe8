import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startImageServer } from '../../support/image-server.ts';
import { openedDownloads } from './opened-downloads.ts';

const { open, serve, downloads } = openedDownloads();

/** A server that writes bytes as they are given, for answers no HTTP server would give. */
async function serveRaw(onRequest: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', () => onRequest(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}/`;
}

const image = randomBytes(300_000);

describe('a download', () => {
  it('writes the body to its file and says what it is known by', async () => {
    const server = await serve({
      '/a.jpg': {
        headers: {
          'content-type': 'image/jpeg',
          etag: '"v1"',
          'last-modified': 'Wed, 21 Oct 2026 07:28:00 GMT',
        },
        body: image,
      },
    });
    const { fetch } = await downloads();
    const { path, ...download } = await fetch(`${server.origin}/a.jpg?v=1`);
    expect(download).toEqual({
      bytes: image.length,
      sha256: createHash('sha256').update(image).digest('hex'),
      etag: '"v1"',
      lastModified: 'Wed, 21 Oct 2026 07:28:00 GMT',
      contentType: 'image/jpeg',
    });
    expect((await readFile(path)).equals(image)).toBe(true);
  });

  it('says who it is, and asks for the formats as they are', async () => {
    const server = await serve({ '/a.jpg': image });
    const { fetch } = await downloads();
    await fetch(`${server.origin}/a.jpg`);
    const headers = server.requests[0]?.headers;
    expect(headers?.['user-agent']).toMatch(/^Halftone\/1\.2\.3 \(\+image compression; /);
    expect(headers?.accept).toMatch(/^image\/jpeg,image\/png,/);
    expect(headers?.accept).not.toMatch(/webp|avif|image\/\*/);
    expect(headers?.['accept-encoding']).toBe('identity');
  });

  it('ignores the proxies of the environment', async () => {
    const server = await serve({ '/a.jpg': image });
    const before = process.env['http_proxy'];
    process.env['http_proxy'] = 'http://127.0.0.1:9';
    try {
      const { fetch } = await downloads();
      expect((await fetch(`${server.origin}/a.jpg`)).bytes).toBe(image.length);
    } finally {
      if (before === undefined) delete process.env['http_proxy'];
      else process.env['http_proxy'] = before;
    }
  });

  it('leaves a file alone that is there already', async () => {
    const server = await serve({ '/a.jpg': image });
    const { failure, folder } = await downloads();
    await writeFile(join(folder, 'image-1'), 'mine');
    expect((await failure(`${server.origin}/a.jpg`)).code).toBe('INTERNAL');
    expect(await readFile(join(folder, 'image-1'), 'utf8')).toBe('mine');
  });

  it.each([
    [404, 'NOT_FOUND'],
    [410, 'NOT_FOUND'],
    [401, 'FORBIDDEN'],
    [403, 'FORBIDDEN'],
    [451, 'FORBIDDEN'],
    [400, 'HTTP_ERROR'],
    [418, 'HTTP_ERROR'],
    [204, 'HTTP_ERROR'],
    [304, 'HTTP_ERROR'],
  ])('names what status %i means', async (status, code) => {
    const server = await serve({ '/a.jpg': { status } });
    const { failure, files } = await downloads();
    expect(await failure(`${server.origin}/a.jpg`)).toMatchObject({
      code,
      retryable: false,
      retryAfter: null,
    });
    expect(await files()).toEqual([]);
  });

  it.each([408, 500, 503])('calls status %i the error of the server', async (status) => {
    const server = await serve({ '/a.jpg': { status } });
    const { failure } = await downloads();
    expect(await failure(`${server.origin}/a.jpg`)).toMatchObject({ code: 'SERVER_ERROR', retryable: true });
  });
});

describe('the guard', () => {
  it('refuses private addresses and localhost without a connection', async () => {
    const server = await serve({ '/a.jpg': image });
    const { failure } = await downloads({ allowedAddresses: [] });
    for (const url of [
      server.origin,
      `http://localhost:${server.port}/`,
      'data:image/png,x',
      'http://10.0.0.1/',
    ]) {
      expect(await failure(url), url).toMatchObject({ code: 'URL_REFUSED', retryable: false });
    }
    expect(server.requests).toHaveLength(0);
  });

  it('refuses a redirect to a forbidden place at that hop', async () => {
    const targets = [
      'http://127.0.0.2:1/',
      'http://169.254.169.254/',
      'file:///etc/passwd',
      '//u:p@127.0.0.1/',
    ];
    const server = await serve((request, response) => {
      response.writeHead(302, { location: targets[Number(request.url?.slice(1))] ?? '' }).end();
    });
    const { failure, files } = await downloads({ allowedAddresses: ['127.0.0.1/32'] });
    for (const n of targets.keys()) {
      expect((await failure(`${server.origin}/${n}`)).code, targets[n]).toBe('URL_REFUSED');
    }
    expect(await files()).toEqual([]);
  });

  it('fetches from localhost where its address is allowed', async () => {
    const server = await serve({ '/a.jpg': image });
    const { fetch } = await downloads();
    expect((await fetch(`http://localhost:${server.port}/a.jpg`)).bytes).toBe(image.length);
  });
});

describe('redirects', () => {
  it('follows them, relative ones and ones in UTF-8 too', async () => {
    const target = Buffer.from('/ä.jpg', 'utf8').toString('latin1');
    const server = await serve({
      '/1': { status: 301, headers: { location: '/2' } },
      '/2': { status: 307, headers: { location: '3?x=y' } },
      '/3': { status: 302, headers: { location: target } },
      '/%C3%A4.jpg': image,
    });
    const { fetch } = await downloads({ perHost: 1, concurrency: 1 });
    expect((await fetch(`${server.origin}/1`)).bytes).toBe(image.length);
  });

  it('follows ten', async () => {
    const server = await serve((request, response) => {
      const place = Number(request.url?.slice(1));
      if (place < 10) response.writeHead(302, { location: `/${place + 1}` }).end();
      else response.end(image);
    });
    const { fetch } = await downloads();
    expect((await fetch(`${server.origin}/0`)).bytes).toBe(image.length);
  });

  it('gives up after ten', async () => {
    const server = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    const { failure } = await downloads();
    expect((await failure(`${server.origin}/`)).code).toBe('TOO_MANY_REDIRECTS');
    expect(server.requests).toHaveLength(11);
  });
});

describe('the byte limit', () => {
  it('refuses by Content-Length, before any byte is read', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1_000_001 }).flushHeaders();
    });
    const { failure, files } = await downloads();
    expect(await failure(server.origin)).toMatchObject({ code: 'TOO_LARGE', retryable: false });
    expect(await files()).toEqual([]);
  });

  it('ends an endless body that announced nothing', async () => {
    const server = await serve((_, response) => {
      const more = () => response.destroyed || response.write(image, () => setImmediate(more));
      more();
    });
    const { failure, files } = await downloads();
    expect((await failure(server.origin)).code).toBe('TOO_LARGE');
    expect(await files()).toEqual([]);
  });

  it('counts what comes out of a compressed body', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const server = await serve({
      '/bomb': { headers: { 'content-encoding': 'gzip' }, body: bomb },
      '/fine': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(image) },
    });
    expect(bomb.length).toBeLessThan(1_000_000);
    const { failure, fetch } = await downloads();
    expect((await failure(`${server.origin}/bomb`)).code).toBe('TOO_LARGE');
    const { path } = await fetch(`${server.origin}/fine`);
    expect((await readFile(path)).equals(image)).toBe(true);
  });

  it('takes a body of exactly the limit', async () => {
    const server = await serve({ '/a.jpg': image });
    const { fetch } = await downloads({ maxBytes: image.length });
    expect((await fetch(`${server.origin}/a.jpg`)).bytes).toBe(image.length);
  });
});

describe('answers that break off', () => {
  it.each([
    ['a body shorter than its Content-Length', 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort'],
    ['chunks without an end', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nshort'],
    ['what is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['endless headers', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(300_000)}\r\n\r\n`],
  ])('calls %s INCOMPLETE', async (_, answer) => {
    const url = await serveRaw((socket) => socket.end(answer));
    const { failure, files } = await downloads();
    expect(await failure(url)).toMatchObject({ code: 'INCOMPLETE', retryable: true });
    expect(await files()).toEqual([]);
  });

  it('calls a connection that is refused, or closed without an answer, CONNECT_FAILED', async () => {
    const gone = await startImageServer({});
    await gone.close();
    const { failure } = await downloads();
    expect(await failure(gone.origin)).toMatchObject({ code: 'CONNECT_FAILED', retryable: true });
    const url = await serveRaw((socket) => socket.destroy());
    expect((await failure(url)).code).toBe('CONNECT_FAILED');
  });

  it('calls an untrusted certificate TLS_FAILED', async () => {
    const server = await serve({ '/': image }, { secure: true });
    const { failure } = await downloads();
    expect(await failure(server.origin)).toMatchObject({ code: 'TLS_FAILED', retryable: true });
    expect(server.requests).toHaveLength(0);
  });

  it('calls plain HTTP behind an https URL TLS_FAILED', async () => {
    const server = await serve({ '/': image });
    const { failure } = await downloads();
    expect((await failure(server.origin.replace('http:', 'https:'))).code).toBe('TLS_FAILED');
  });

  it('calls a name that does not exist DNS_FAILED', async () => {
    const { failure } = await downloads({}, { connect: 5_000, patience: 200, latePatience: 100 });
    expect(await failure('http://does-not-exist.invalid/a.jpg')).toMatchObject({
      code: 'DNS_FAILED',
      retryable: true,
    });
  });

  it('asks again at once when a kept connection was closed in the meantime', async () => {
    let served = 0;
    const url = await serveRaw((socket) => {
      served += 1;
      // The second request on a connection meets its end.
      if (served === 2) socket.destroy();
      else socket.write('HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\nimage');
    });
    const { fetch } = await downloads();
    await fetch(url);
    expect((await fetch(url)).bytes).toBe(5);
    expect(served).toBe(3);
  });
});

describe('deadlines', () => {
  it('ends a body of a byte now and then at the total deadline', async () => {
    const server = await serve((_, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const { failure, files } = await downloads({ timeout: 300 });
    expect(await failure(server.origin)).toMatchObject({ code: 'TIMEOUT', retryable: true });
    expect(await files()).toEqual([]);
  });

  it('ends a silent answer at the idle deadline', async () => {
    const silent = await serve(() => {});
    const stops = await serve((_, response) => response.write('some'));
    const { failure, files } = await downloads({}, { idle: 200 });
    expect((await failure(silent.origin)).code).toBe('TIMEOUT');
    expect((await failure(stops.origin)).code).toBe('TIMEOUT');
    expect(await files()).toEqual([]);
  });

  it('ends a connection that does not come about at the connect deadline', async () => {
    // TCP connects, TLS does not.
    const url = await serveRaw(() => {});
    const { failure } = await downloads({}, { connect: 200 });
    expect((await failure(url.replace('http:', 'https:'))).code).toBe('TIMEOUT');
  });

  it('does not count the time spent in line', async () => {
    // A slow host: five of these one after the other take longer than one may.
    const server = await serve((_, response) => void setTimeout(() => response.end(image), 300));
    const { fetch } = await downloads({ concurrency: 1, timeout: 1_000 });
    const urls = [1, 2, 3, 4, 5].map((n) => `${server.origin}/${n}`);
    expect(await Promise.all(urls.map((url) => fetch(url)))).toHaveLength(5);
  });
});

describe('turns', () => {
  it('keeps to the limits of hosts and of all, and waits idle only for hosts', async () => {
    let running = 0;
    let most = 0;
    const server = await serve((_, response) => {
      running += 1;
      most = Math.max(most, running);
      // The host takes a moment, so that those let in at once are there at once.
      setTimeout(() => {
        running -= 1;
        response.end('image');
      }, 20);
    });
    let idle = 0;
    let mostIdle = 0;
    const whileIdle = async <T>(wait: Promise<T>): Promise<T> => {
      idle += 1;
      mostIdle = Math.max(mostIdle, idle);
      return wait.finally(() => {
        idle -= 1;
      });
    };
    const { fetch } = await downloads({ concurrency: 8, perHost: 3 });
    await Promise.all(Array.from({ length: 12 }, (_, n) => fetch(`${server.origin}/${n}`, { whileIdle })));
    expect(most).toBe(3);
    expect(mostIdle).toBeGreaterThanOrEqual(9);
    expect(idle).toBe(0);
  });

  it('serves keys in turn', async () => {
    const server = await serve((_, response) => response.end('image'));
    const { fetch } = await downloads({ concurrency: 1, perHost: 1 });
    const long = Array.from({ length: 10 }, (_, n) => fetch(`${server.origin}/long/${n}`, { key: 'long' }));
    const short = fetch(`${server.origin}/short`, { key: 'short' });
    await Promise.all([...long, short]);
    const place = server.requests.findIndex(({ path }) => path === '/short');
    expect(place).toBeLessThanOrEqual(2);
  });

  it('starts nothing before it is admitted', async () => {
    const server = await serve({ '/a.jpg': image });
    let letIn = () => {};
    const gate = new Promise<void>((resolve) => {
      letIn = resolve;
    });
    let asked = 0;
    const admit = () => {
      asked += 1;
      return asked === 1 ? gate : Promise.resolve();
    };
    const { fetch } = await downloads({}, {}, admit);
    const download = fetch(`${server.origin}/a.jpg?held`);
    await expect.poll(() => asked).toBe(1);
    // The second goes the same way without being held back: when it is done, the first would be as well.
    expect((await fetch(`${server.origin}/a.jpg?admitted`)).bytes).toBe(image.length);
    expect(server.requests.map(({ path }) => path)).toEqual(['/a.jpg?admitted']);
    letIn();
    expect((await download).bytes).toBe(image.length);
  });
});

describe('ending', () => {
  it('stops at once with the reason of the signal, wherever it is, and leaves no file', async () => {
    const server = await serve((_, response) => response.write('some'));
    const { fetch, files } = await downloads({ perHost: 1 });
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const running = [1, 2].map((n) => fetch(`${server.origin}/${n}`, { signal: controller.signal }));
    await expect.poll(files).not.toEqual([]);
    controller.abort(reason);
    const rejected = { status: 'rejected', reason };
    expect(await Promise.allSettled(running)).toEqual([rejected, rejected]);
    await expect(fetch(server.origin, { signal: controller.signal })).rejects.toBe(reason);
    expect(await files()).toEqual([]);
  });

  it('closes while downloads run, which fail as INTERNAL', async () => {
    const server = await serve((_, response) => response.write('some'));
    const { failure, files, closeDownloader } = await downloads({ perHost: 1 });
    const running = [1, 2].map((n) => failure(`${server.origin}/${n}`));
    await expect.poll(files).not.toEqual([]);
    await closeDownloader();
    for (const error of await Promise.all(running)) expect(error.code).toBe('INTERNAL');
    expect(await files()).toEqual([]);
  });
});
