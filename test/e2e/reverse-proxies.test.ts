import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, json, text } from 'node:stream/consumers';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { askGraphql, askHttps } from '../support/https-client.ts';
import { type ImageServer, startImageServer, testCertificate } from '../support/image-server.ts';
import { makePhoto } from '../support/make-photo.ts';
import { freePort, proxiesFor, type ReverseProxy } from '../support/reverse-proxies.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { waitFor } from '../support/wait-for.ts';

const apiKey = 'a-key-of-more-than-16-characters';
const authorization = `Bearer ${apiKey}`;
const csrf = { 'x-graphql-yoga-csrf': '1' };

const importCsv = `mutation($text: String!) { importCsv(source: { text: $text }) { ... on Request { id } ... on Error { message } } }`;
const progress = `subscription($id: ID!) { requestProgress(requestId: $id) { request { status } products { images { outputUrl } } } }`;
const uploadCsv = `mutation($file: Upload!) { uploadCsv(file: $file) { ... on Request { id progress { products } } ... on Error { message } } }`;

interface ProgressData {
  readonly requestProgress: {
    readonly request: { readonly status: string };
    readonly products: readonly { readonly images: readonly { readonly outputUrl: string }[] }[];
  };
}

const proxies = proxiesFor('a server with its subscriptions, uploads and files');

describe.skipIf(proxies.length === 0).each(proxies)('a server behind $proxy', ({ start }) => {
  let place: Awaited<ReturnType<typeof makeDataDir>>;
  let server: ServerProcess;
  let proxy: ReverseProxy;
  let shop: ImageServer;
  let photo: Buffer;
  let held: (() => void)[] = [];
  let holding = false;

  beforeAll(async () => {
    place = await makeDataDir();
    photo = await makePhoto(1).jpeg({ quality: 92 }).toBuffer();
    shop = await startImageServer((_, response) => {
      const answer = () => void response.writeHead(200).end(photo);
      if (holding) held.push(answer);
      else answer();
    });
    const port = await freePort();
    const PUBLIC_URL = `https://localhost:${port}`;
    server = await startServer({ DATA_DIR: place.path, PUBLIC_URL, API_KEYS: `shop:${apiKey}` });
    proxy = await start(port, new URL(server.url).host);
  });

  afterAll(async () => {
    await proxy?.stop();
    await server?.stop();
    await Promise.all([shop?.close(), place?.remove()]);
  });

  /** The shop answers nothing until `release`. */
  function hold(): { release(): void } {
    holding = true;
    return {
      release() {
        holding = false;
        for (const answer of held.splice(0)) answer();
      },
    };
  }

  async function submit(products: number): Promise<string> {
    const rows = Array.from({ length: products }, (_, n) => `${shop.origin}/${Math.random()}/p${n}.jpg`);
    const variables = { text: `Image\n${rows.join('\n')}\n` };
    const data = await askGraphql(proxy.url, { authorization }, importCsv, variables);
    return (data['importCsv'] as { id: string }).id;
  }

  async function* overSse(id: string): AsyncGenerator<ProgressData> {
    const answer = await askHttps(
      `${proxy.url}/graphql`,
      {
        method: 'POST',
        headers: { authorization, accept: 'text/event-stream', 'content-type': 'application/json' },
      },
      (write) => write(JSON.stringify({ query: progress, variables: { id } })),
    );
    expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
    answer.setEncoding('utf8');
    let rest = '';
    for await (const chunk of answer) {
      const events = (rest + chunk).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.+)$/m.exec(event)?.[1];
        if (data !== undefined) yield (JSON.parse(data) as { data: ProgressData }).data;
      }
    }
  }

  async function* overWebSocket(id: string): AsyncGenerator<ProgressData> {
    const client = createClient({
      url: `${proxy.url.replace('https', 'wss')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string) {
          super(address, protocols, { ca: testCertificate });
        }
      },
      connectionParams: { authorization },
      retryAttempts: 0,
    });
    try {
      for await (const { data } of client.iterate<ProgressData & Record<string, unknown>>({
        query: progress,
        variables: { id },
      })) {
        if (data) yield data;
      }
    } finally {
      await client.dispose();
    }
  }

  /** A multipart upload whose file is what `content` yields. */
  function send(content: () => AsyncGenerator<string>) {
    const boundary = 'halftone-boundary';
    const field = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const operations = JSON.stringify({ query: uploadCsv, variables: { file: null } });
    return askHttps(
      `${proxy.url}/graphql`,
      {
        method: 'POST',
        headers: { ...csrf, authorization, 'content-type': `multipart/form-data; boundary=${boundary}` },
      },
      async (write) => {
        await write(field('operations', operations) + field('map', '{"0":["variables.file"]}'));
        await write(
          `--${boundary}\r\nContent-Disposition: form-data; name="0"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`,
        );
        for await (const chunk of content()) await write(chunk);
        await write(`\r\n--${boundary}--\r\n`);
      },
    );
  }

  /** Bytes of the upload that the server has put into its workspace by now. */
  async function arrived(): Promise<number> {
    const folder = join(place.path, 'workspace');
    const sizes = (await readdir(folder)).map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  async function residentPeak(): Promise<number> {
    const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }

  /** Connections that the proxy has to the server at this moment. */
  async function connections(): Promise<number> {
    const port = Number(new URL(server.url).port).toString(16).toUpperCase().padStart(4, '0');
    const table = await readFile('/proc/net/tcp', 'utf8');
    return table.split('\n').filter((row) => new RegExp(`^ *\\d+: [0-9A-F]{8}:${port} \\S+ 01 `).test(row))
      .length;
  }

  test('the page and GraphiQL are those of the server, metrics are not public', async () => {
    for (const path of ['/', '/graphql']) {
      const through = await askHttps(`${proxy.url}${path}`, { headers: { accept: 'text/html' } });
      const direct = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } });
      expect(through.statusCode).toBe(direct.status);
      expect(await text(through)).toBe(await direct.text());
    }
    expect((await askHttps(`${proxy.url}/metrics`)).statusCode).toBe(404);
  });

  test.each([
    ['SSE', overSse],
    ['WebSocket', overWebSocket],
  ])('events over %s come when they happen, and links work as they are', async (_, events) => {
    const shopIs = hold();
    const id = await submit(6);
    const statuses: string[] = [];
    const urls: string[] = [];
    for await (const { requestProgress } of events(id)) {
      // It came while the shop keeps all images back: nothing was collected on the way.
      if (statuses.length === 0) shopIs.release();
      statuses.push(requestProgress.request.status);
      urls.push(
        ...requestProgress.products.flatMap(({ images }) => images.map(({ outputUrl }) => outputUrl)),
      );
    }
    expect(statuses[0]).toMatch(/QUEUED|PROCESSING/);
    expect(statuses.at(-1)).toBe('COMPLETED');
    expect(urls).toHaveLength(6);

    const url = urls[0] ?? '';
    expect(url.startsWith(`${proxy.url}/outputs/`)).toBe(true);
    const whole = await buffer(await askHttps(url));
    const part = await askHttps(url, { headers: { range: 'bytes=100-299' } });
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 100-299/${whole.length}`);
    expect(await buffer(part)).toEqual(whole.subarray(100, 300));
    const etag = String(part.headers.etag);
    expect((await askHttps(url, { headers: { 'if-none-match': etag } })).statusCode).toBe(304);
    expect((await askHttps(url, { headers: { range: `bytes=${whole.length}-` } })).statusCode).toBe(416);
  });

  test('200 MB are read while they come, in memory that does not grow with them', async () => {
    const before = await residentPeak();
    const filler = 'x'.repeat(10_000);
    const rows = 20_000;
    let atHalf = 0;
    const answer = await send(async function* () {
      yield `Name,Image,Description\nfirst,${shop.origin}/first.jpg,\n`;
      for (let row = 1; row < rows; row += 1) {
        yield `product ${row},,${filler}\n`;
        // What was sent has to be there, all but what sockets hold.
        if (row === rows / 2)
          atHalf = await waitFor('half of it', async () =>
            (await arrived()) > 90_000_000 ? arrived() : null,
          );
      }
    });
    const { data } = (await json(answer)) as { data: { uploadCsv: { progress?: { products: number } } } };
    expect(data.uploadCsv.progress?.products).toBe(rows);
    expect(atHalf).toBeLessThan(110_000_000);
    expect((await residentPeak()) - before).toBeLessThan(150_000_000);
  });

  test('a client that hangs up is gone for the server, and leaves nothing', async () => {
    const shopIs = hold();
    const before = await connections();
    const id = await submit(2);
    const streams = Array.from({ length: 5 }, () => overSse(id));
    await Promise.all(streams.map((stream) => stream.next()));
    expect(await connections()).toBeGreaterThanOrEqual(5);
    await Promise.all(streams.map((stream) => stream.return(undefined)));
    await waitFor('the connections to end', async () => ((await connections()) <= before + 1 ? true : null));
    shopIs.release();

    const uploads = await readdir(join(place.path, 'files', 'uploads'));
    const broken = send(async function* () {
      yield 'Name,Image\n';
      for (let row = 0; ; row += 1) {
        yield `product ${row},${shop.origin}/${row}.jpg\n`;
        if (row > 50_000) throw new Error('hangs up');
      }
    });
    await expect(broken).rejects.toThrow('hangs up');
    await waitFor('the upload to be dropped', async () => ((await arrived()) === 0 ? true : null));
    expect(await readdir(join(place.path, 'files', 'uploads'))).toEqual(uploads);
  });
});
