import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedRequest } from '../support/finished-request.ts';
import { query } from '../support/graphql-client.ts';
import { makePhoto } from '../support/make-photo.ts';
import { importCsv, requestProducts } from '../support/operations.ts';
import { type RawAnswer, type RawServer, startRawServer } from '../support/raw-server.ts';
import { makeDataDir, type ServerProcess, startRefused, startServer } from '../support/start-server.ts';

/** The number of good images, beside two of each kind of fault. */
const good = 20;
const faults: Record<string, (image: Buffer) => RawAnswer> = {
  'two-lengths': (image) => answer(`Content-Length: ${image.length}\r\nContent-Length: 9\r\n`, image, true),
  short: (image) => answer(`Content-Length: ${image.length + 1}\r\n`, image, true),
  // The rest never comes: the download's deadline ends it.
  stalled: (image) => answer(`Content-Length: ${image.length + 1}\r\n`, image, false),
  'no-chunks': (image) => answer('Transfer-Encoding: chunked\r\n', image, true),
};
const readable: Record<string, (image: Buffer) => RawAnswer> = {
  lf: (image) => ({
    bytes: Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\nContent-Length: ${image.length}\n\n`), image]),
    close: false,
  }),
  'false-gzip': (image) =>
    answer(`Content-Encoding: gzip\r\nContent-Length: ${image.length}\r\n`, image, false),
};

function answer(headers: string, body: string | Buffer, close: boolean): RawAnswer {
  const head = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n${headers}\r\n`);
  return { bytes: Buffer.concat([head, Buffer.from(body)]), close };
}

describe('a shop with faulty answers, behind a password', () => {
  let shop: RawServer;
  let secureShop: RawServer;
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let server: ServerProcess;
  let images: { inputUrl: string; status: string; error?: { code: string; message: string } | null }[];
  const names = [
    ...Array.from({ length: good }, (_, n) => `good-${n}`),
    ...[...Object.keys(faults), ...Object.keys(readable)].flatMap((kind) => [`${kind}-1`, `${kind}-2`]),
  ];
  const secureNames = ['lf-secure', 'to-http'];

  beforeAll(async () => {
    const photos = new Map<string, Buffer>();
    for (const [seed, name] of names.entries()) {
      photos.set(`/${name}.jpg`, await makePhoto(seed, 80, 60).jpeg({ quality: 90 }).toBuffer());
    }
    const secret = await makePhoto(100, 80, 60).jpeg({ quality: 90 }).toBuffer();
    secureShop = await startRawServer(
      (path) => {
        if (path === '/lf-secure.jpg') return readable['lf']?.(secret) ?? answer('', '', true);
        return {
          bytes: `HTTP/1.1 302 Found\nLocation: ${shop.origin}/from-https.jpg\nContent-Length: 0\n\n`,
          close: false,
        };
      },
      { secure: true },
    );
    photos.set('/from-https.jpg', await makePhoto(101, 80, 60).jpeg({ quality: 90 }).toBuffer());
    shop = await startRawServer((path) => {
      const urls = [
        ...names.map((name) => `${shop.origin}/${name}.jpg`),
        ...secureNames.map((name) => `${secureShop.origin}/${name}.jpg`),
      ];
      const catalogue = `Image\n${urls.join('\n')}\n`;
      if (path === '/feed.csv') return answer(`Content-Length: ${catalogue.length}\r\n`, catalogue, false);
      const photo = photos.get(path) ?? Buffer.alloc(0);
      const kind = path.slice(1).replace(/-\d+\.jpg$/, '');
      const make = faults[kind] ?? readable[kind];
      return make?.(photo) ?? answer(`Content-Length: ${photo.length}\r\n`, photo, false);
    });
    dataDir = await makeDataDir();
    const headersFile = join(dataDir.path, 'headers.json');
    const headers = { Authorization: 'Bearer s3cret' };
    const [host, secureHost] = [shop, secureShop].map(({ origin }) => new URL(origin).host) as [
      string,
      string,
    ];
    await writeFile(headersFile, JSON.stringify({ [host]: headers, [secureHost]: headers }));
    server = await startServer({
      DATA_DIR: dataDir.path,
      DOWNLOAD_TIMEOUT: '2',
      NODE_EXTRA_CA_CERTS: fileURLToPath(new URL('../support/test-tls-certificate.pem', import.meta.url)),
      DOWNLOAD_USER_AGENT: 'Mozilla/5.0 (shop)',
      DOWNLOAD_HEADERS_FILE: headersFile,
    });
    const { importCsv: imported } = await query(server.url, importCsv, {
      source: { url: `${shop.origin}/feed.csv` },
      options: {},
    });
    if (imported.__typename !== 'Request') throw new Error(JSON.stringify(imported));
    // A host that is paused for single images, or asked again for what is the same each time, takes minutes.
    const request = await finishedRequest(server.url, imported.id, 60_000);
    expect(request.status).toBe('COMPLETED_WITH_ERRORS');
    const { requestStatus } = await query(server.url, requestProducts, {
      requestId: imported.id,
      first: 200,
    });
    images = (requestStatus?.products.nodes ?? []).flatMap((product) => product.images);
  }, 90_000);

  afterAll(async () => {
    await server.stop();
    await Promise.all([shop.close(), secureShop.close(), dataDir.remove()]);
  });

  const asked = (name: string) => shop.requests.filter(({ path }) => path === `/${name}.jpg`).length;
  const imageOf = (name: string) => images.find(({ inputUrl }) => inputUrl.endsWith(`/${name}.jpg`));

  test('gives all its good images, each asked for once', () => {
    for (let n = 0; n < good; n += 1) {
      expect(imageOf(`good-${n}`), `good-${n}`).toMatchObject({ status: 'SUCCEEDED', error: null });
      expect(asked(`good-${n}`)).toBe(1);
    }
  });

  test('gives what a browser would show', () => {
    for (const name of ['lf-1', 'lf-2', 'false-gzip-1', 'false-gzip-2', ...secureNames]) {
      expect(imageOf(name), name).toMatchObject({ status: 'SUCCEEDED', error: null });
    }
    expect([asked('lf-1'), asked('false-gzip-1')]).toEqual([2, 1]);
  });

  test.each([
    ['two-lengths', 'INCOMPLETE', /^The server sent two different lengths/],
    ['short', 'INCOMPLETE', /^The server sent only \d+ of \d+ bytes\.$/],
    ['no-chunks', 'INCOMPLETE', /^The server announced a chunked body but sent something else\.$/],
    ['stalled', 'TIMEOUT', /took too long/],
  ])('is asked for %s twice, and the message names the cause', (kind, code, message) => {
    for (const name of [`${kind}-1`, `${kind}-2`]) {
      expect(imageOf(name)?.error).toMatchObject({ code });
      expect(imageOf(name)?.error?.message).toMatch(message);
      expect(asked(name)).toBe(2);
    }
  });

  test('is sent its password and the User-Agent with every request, the feed’s too', () => {
    expect(shop.requests[0]?.path).toBe('/feed.csv');
    for (const { path, text } of [...shop.requests, ...secureShop.requests]) {
      if (path === '/from-https.jpg') continue;
      expect(text, path).toContain('\r\nAuthorization: Bearer s3cret\r\n');
      expect(text, path).toContain('\r\nUser-Agent: Mozilla/5.0 (shop)\r\n');
    }
  });

  test('is not sent its password over http once a download has come over https', () => {
    const { text } = shop.requests.find(({ path }) => path === '/from-https.jpg') ?? { text: '' };
    expect(text).toContain('\r\nUser-Agent: Mozilla/5.0 (shop)\r\n');
    expect(text).not.toMatch(/authorization/i);
  });

  test('does not start with a file that has faults, and shows no value of it', async () => {
    const headersFile = join(dataDir.path, 'faulty.json');
    await writeFile(headersFile, JSON.stringify({ 'https://a/': { X: 's3cret' }, b: { Host: 's3cret' } }));
    const { code, stderr } = await startRefused({ PORT: 'x', DOWNLOAD_HEADERS_FILE: headersFile });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(3);
    expect(stderr).toContain('DOWNLOAD_HEADERS_FILE, "https://a/": expected a host such as shop.example');
    expect(stderr).toContain('DOWNLOAD_HEADERS_FILE, "b", "Host": expected a header');
    expect(stderr).not.toContain('s3cret');
  });
});
