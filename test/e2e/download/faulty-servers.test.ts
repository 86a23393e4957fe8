import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type RawAnswer, type RawServer, startRawServer } from '../../support/raw-server.ts';
import { waitFor } from '../../support/wait-for.ts';
import { type DownloadFixture, startDownloads } from './download-fixture.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function serve(answer: Parameters<typeof startRawServer>[0]): Promise<RawServer> {
  const server = await startRawServer(answer);
  open.push(server);
  return server;
}

async function downloads(...from: Parameters<typeof startDownloads>): Promise<DownloadFixture> {
  const fixture = await startDownloads(...from);
  open.push(fixture);
  return fixture;
}

const stays = (bytes: string | Buffer): RawAnswer => ({ bytes, close: false });
const closes = (bytes: string | Buffer): RawAnswer => ({ bytes, close: true });
const body = 'image';
const length = 'Content-Length: 5\r\n';
const chunks = 'Transfer-Encoding: chunked\r\n';
const ok = 'HTTP/1.1 200 OK\r\n';

/** What leaves no doubt about the image although HTTP does not allow it; Chromium reads most of them. */
const readAgain: [string, RawAnswer][] = [
  ['header lines that end with LF', stays(`HTTP/1.1 200 OK\nX: y\nContent-Length: 5\n\n${body}`)],
  ['some header lines that end with LF', stays(`${ok}X: y\n${length}\n${body}`)],
  ['header lines that end with CR CR LF', stays(`HTTP/1.1 200 OK\r\r\nContent-Length: 5\r\r\n\r\r\n${body}`)],
  ['a folded header', stays(`${ok}X: a\r\n b\r\n\tc\r\n${length}\r\n${body}`)],
  ['a length on a line of its own', stays(`${ok}Content-Length:\r\n 5\r\n\r\n${body}`)],
  ['white space before the first header', stays(`${ok} X: y\r\n${length}\r\n${body}`)],
  ['headers of 20 kB', stays(`${ok}X: ${'x'.repeat(20_000)}\r\n${length}\r\n${body}`)],
  [
    'headers of 20 kB on many lines',
    stays(`${ok}${`X: ${'x'.repeat(196)}\r\n`.repeat(100)}${length}\r\n${body}`),
  ],
  ['headers of 250 kB', stays(`${ok}X: ${'x'.repeat(250_000)}\r\n${length}\r\n${body}`)],
  ['a space before a colon', stays(`${ok}X : y\r\nContent-Length : 5\r\n\r\n${body}`)],
  ['a space within a name', stays(`${ok}X Y: z\r\n${length}\r\n${body}`)],
  ['a line that is no header', stays(`${ok}PHP Warning in line 3\r\n${length}\r\n${body}`)],
  ['a header without a name', stays(`${ok}: x\r\n${length}\r\n${body}`)],
  ['a name that is not ASCII', stays(`${ok}Gr\xf6\xdfe: 1\r\n${length}\r\n${body}`)],
  ['a control character in a value', stays(`${ok}X: a\x01b\0c\r\n${length}\r\n${body}`)],
  ['equal lengths on two lines', stays(`${ok}${length}${length}\r\n${body}`)],
  ['equal lengths on one line', stays(`${ok}Content-Length: 5, 5\r\n\r\n${body}`)],
  ['equal lengths, one with zeros', stays(`${ok}${length}Content-Length: 005\r\n\r\n${body}`)],
  ['a length beside chunks', stays(`${ok}${length}${chunks}\r\n5\r\n${body}\r\n0\r\n\r\n`)],
  ['a wrong length after chunks', stays(`${ok}${chunks}Content-Length: 9\r\n\r\n5\r\n${body}\r\n0\r\n\r\n`)],
  ['an empty length', closes(`${ok}Content-Length:\r\n\r\n${body}`)],
  ['a length that is no number', closes(`${ok}Content-Length: unknown\r\n\r\n${body}`)],
  ['a length with a sign', closes(`${ok}Content-Length: +5\r\n\r\n${body}`)],
  ['a length below 0', closes(`${ok}Content-Length: -1\r\n\r\n${body}`)],
  ['chunks whose lines end with LF', stays(`${ok}${chunks}\r\n5\n${body}\n0\n\n`)],
  ['spaces after the size of a chunk', stays(`${ok}${chunks}\r\n5  \r\n${body}\r\n0  \r\n\r\n`)],
  ['no line break after the last chunk', closes(`${ok}${chunks}\r\n5\r\n${body}\r\n0\r\n`)],
  ['two spaces before the status', stays(`HTTP/1.1  200  OK\r\n${length}\r\n${body}`)],
  ['HTTP/1.2', stays(`HTTP/1.2 200 OK\r\n${length}\r\n${body}`)],
  ['HTTP/2 in text', stays(`HTTP/2 200 OK\r\n${length}\r\n${body}`)],
  ['HTTP in small letters', stays(`http/1.1 200 ok\r\n${length}\r\n${body}`)],
  ['SHOUTcast', stays(`ICY 200 OK\r\n${length}\r\n${body}`)],
  [
    'an interim answer in front',
    stays(`HTTP/1.1 103 Early Hints\nLink: </a.css>\n\n${ok}${length}\r\n${body}`),
  ],
  [
    'the length from before it was compressed',
    closes(
      Buffer.concat([
        Buffer.from(`${ok}Content-Encoding: gzip\r\nContent-Length: 3000\r\n\r\n`),
        gzipSync('x'.repeat(3000)),
      ]),
    ),
  ],
];

/** What needs no second request. */
const readAtOnce: [string, RawAnswer][] = [
  ['no reason phrase', stays(`HTTP/1.1 200\r\n${length}\r\n${body}`)],
  ['a reason phrase that is not ASCII', stays(`HTTP/1.1 200 \xd6\xc4\x01\r\n${length}\r\n${body}`)],
  ['HTTP/1.0 until the connection ends', closes(`HTTP/1.0 200 OK\r\n\r\n${body}`)],
  ['chunks of HTTP/1.0', closes(`HTTP/1.0 200 OK\r\n${chunks}\r\n5\r\n${body}\r\n0\r\n\r\n`)],
  ['values that are not ASCII', stays(`${ok}X: \xe4\xf6\xff\r\n${length}\r\n${body}`)],
  ['line breaks in front', stays(`\r\n\r\n${ok}${length}\r\n${body}`)],
  ['chunk extensions', stays(`${ok}${chunks}\r\n5;a=b\r\n${body}\r\n0\r\n\r\n`)],
  ['close and keep-alive', stays(`${ok}Connection: close, keep-alive\r\n${length}\r\n${body}`)],
  ['chunked twice', closes(`${ok}${chunks}${chunks}\r\n5\r\n${body}\r\n0\r\n\r\n`)],
];

const jpeg = '\xff\xd8\xff\xe0 a jpeg\n';
const png = '\x89PNG\r\n\x1a\n a png';
const webp = 'RIFF\x10\0\0\0WEBPVP8 a webp';
const coded = (coding: string, bytes: string | Buffer): RawAnswer => {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  const head = `${ok}Content-Encoding: ${coding}\r\nContent-Length: ${buffer.length}\r\n\r\n`;
  return stays(Buffer.concat([Buffer.from(head), buffer]));
};
const text = Buffer.from('Image\nhttps://shop.example/a.jpg\n'.repeat(50));

const codings: [string, RawAnswer, string | Buffer][] = [
  ['gzip that is none', coded('gzip', jpeg), jpeg],
  ['gzip that is text', coded('gzip', text), text],
  ['gzip of three bytes', coded('gzip', 'abc'), 'abc'],
  ['gzip of no bytes', coded('gzip', ''), ''],
  ['gzip that begins like gzip', coded('gzip', '\x1f\x8bnot at all'), '\x1f\x8bnot at all'],
  ['deflate that is none', coded('deflate', png), png],
  ['deflate that is text', coded('deflate', text), text],
  ['br that is none', coded('br', webp), webp],
  ['br that is text', coded('br', text), text],
  ['aws-chunked and other words', coded('aws-chunked', jpeg), jpeg],
  ['gzip', coded('gzip', gzipSync(text)), text],
  ['X-GZIP', coded('X-GZIP', gzipSync(text)), text],
  ['deflate', coded('deflate', deflateSync(text)), text],
  ['deflate without its header', coded('deflate', deflateRawSync(text)), text],
  ['br', coded('br', brotliCompressSync(text)), text],
  ['two codings', coded('gzip, br', brotliCompressSync(gzipSync(text))), text],
  [
    'two codings of which one is there',
    coded('gzip, br', brotliCompressSync(Buffer.from(jpeg, 'latin1'))),
    jpeg,
  ],
];

describe('a server whose answer is not HTTP as it should be', () => {
  it.each(readAgain)('is read on a second try: %s', async (_, answer) => {
    const server = await serve(() => answer);
    const { fetch } = await downloads();
    const { path, bytes } = await fetch(`${server.origin}/a.jpg?b=c`);
    const content = await readFile(path, 'utf8');
    expect(content).toBe(bytes === 3000 ? 'x'.repeat(3000) : body);
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 2]);
    const [first, second] = server.requests.map(({ text }) => text.split('\r\n'));
    expect(second?.[0]).toBe('GET /a.jpg?b=c HTTP/1.1');
    const others = (lines: string[] = []) => lines.filter((line) => !/^connection:/i.test(line)).sort();
    expect(others(second)).toEqual(others(first));
    expect(second).toContain('Connection: close');
    await waitFor('its connections to be closed', async () => (server.open() === 0 ? true : null));
  });

  it.each(readAtOnce)('is read at once: %s', async (_, answer) => {
    const server = await serve(() => answer);
    const { fetch } = await downloads();
    expect(await readFile((await fetch(server.origin)).path, 'utf8')).toBe(body);
    expect(server.requests).toHaveLength(1);
  });

  it('has what comes after the length skipped', async () => {
    const server = await serve(() => closes(`${ok}${length}\r\n${body} and a lot more`));
    const { fetch } = await downloads();
    for (let time = 0; time < 5; time += 1) {
      expect(await readFile((await fetch(server.origin)).path, 'utf8')).toBe(body);
    }
  });

  it.each(codings)('has its bytes taken for what they are: %s', async (_, answer, expected) => {
    const server = await serve(() => answer);
    const { fetch } = await downloads();
    const content = await readFile((await fetch(server.origin)).path);
    expect(content.equals(Buffer.from(expected as string, 'latin1'))).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [
      'two lengths',
      closes(`${ok}${length}Content-Length: 6\r\n\r\n${body}`),
      /^The server sent two different lengths: 5 and 6\.$/,
    ],
    ['two lengths on one line', closes(`${ok}Content-Length: 5, 6\r\n\r\n${body}`), /two different lengths/],
    [
      'a length and a word',
      closes(`${ok}${length}Content-Length: x\r\n\r\n${body}`),
      /two different lengths/,
    ],
    [
      'two lengths beside chunks',
      closes(`${ok}${length}Content-Length: 6\r\n${chunks}\r\n0\r\n\r\n`),
      /two different/,
    ],
    ['three lengths', closes(`${ok}Content-Length: 5, 6, 7\r\n\r\n${body}`), /3 different lengths/],
    [
      'headers of 300 kB',
      stays(`${ok}X: ${'x'.repeat(300_000)}\r\n${length}\r\n${body}`),
      /larger than 256 kB/,
    ],
    [
      'headers of 300 kB on many lines',
      stays(`${ok}${'X: y\r\n'.repeat(50_000)}${length}\r\n${body}`),
      /larger than 256 kB/,
    ],
    ['SSH', closes('SSH-2.0-OpenSSH_9.6\r\n'), /did not answer with HTTP/],
    ['a status of two digits', closes(`HTTP/1.1 20 OK\r\n\r\n${body}`), /did not answer with HTTP/],
    ['another protocol', closes('HTTP/1.1 101 Switching\nUpgrade: x\n\n'), /protocol other than HTTP/],
    [
      'chunks that are none',
      closes(`${ok}${chunks}\r\n${jpeg}`),
      /announced a chunked body but sent something else/,
    ],
    [
      'a chunk longer than its size',
      closes(`${ok}${chunks}\r\n3\r\n${body}\r\n0\r\n\r\n`),
      /announced a chunked body/,
    ],
    ['no last chunk', closes(`${ok}${chunks}\r\n5\r\n${body}\r\n`), /ended before the last chunk/],
    ['fewer bytes than announced', closes(`${ok}Content-Length: 9\r\n\r\n${body}`), /sent only 5 of 9 bytes/],
    ['none of the bytes announced', closes(`${ok}Content-Length: 9\r\n\r\n`), /sent only 0 of 9 bytes/],
    [
      'gzip that breaks in the middle',
      coded('gzip', broken(gzipSync(randomBytes(50_000).toString('hex')))),
      /can’t be decompressed/,
    ],
  ])('is asked twice and no more, and told apart in words: %s', async (_, answer, message) => {
    const server = await serve(() => answer);
    const { failure, files } = await downloads();
    const error = await failure(server.origin);
    expect(error).toMatchObject({ code: 'INCOMPLETE', repeated: true });
    expect(error.message).toMatch(message);
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 2]);
    expect(await files()).toEqual([]);
  });

  it('is worth another try when it broke off at two places', async () => {
    const server = await serve((_, place) => closes(`${ok}Content-Length: 9\r\n\r\n${'x'.repeat(place)}`));
    const { failure } = await downloads();
    expect(await failure(server.origin)).toMatchObject({ code: 'INCOMPLETE', repeated: false });
  });

  it('is read at the second try when only the first broke off', async () => {
    const server = await serve((_, place) => closes(`${ok}${length}\r\n${place === 1 ? 'im' : body}`));
    const { fetch } = await downloads();
    expect((await fetch(server.origin)).bytes).toBe(5);
  });
});

describe('the second try', () => {
  const faulty = (rest: string) => `HTTP/1.1 200 OK\n${rest}`;

  it('keeps the byte limit, announced or not, before and after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const answers: Record<string, RawAnswer> = {
      '/announced': stays(faulty('Content-Length: 1000001\n\n')),
      '/endless': stays(faulty(`\n${'x'.repeat(1_000_001)}`)),
      '/bomb': stays(Buffer.concat([Buffer.from(faulty('Content-Encoding: gzip\n\n')), bomb])),
    };
    const server = await serve((path) => answers[path] ?? closes(''));
    const { failure, files } = await downloads({}, { idle: 60_000 });
    for (const path of Object.keys(answers)) {
      expect((await failure(server.origin + path)).code, path).toBe('TOO_LARGE');
    }
    expect(await files()).toEqual([]);
  });

  it('keeps the deadlines', async () => {
    const server = await serve((path) => stays(faulty(path === '/head' ? '' : 'Content-Length: 9\n\nsome')));
    const { failure, files } = await downloads({}, { idle: 200 });
    expect((await failure(`${server.origin}/head`)).code).toBe('TIMEOUT');
    expect((await failure(`${server.origin}/body`)).code).toBe('TIMEOUT');
    const slow = await downloads({ timeout: 200 });
    expect((await slow.failure(`${server.origin}/body`)).code).toBe('TIMEOUT');
    expect(await files()).toEqual([]);
  });

  it('ends with the reason of the signal', async () => {
    const server = await serve(() => stays(faulty('Content-Length: 9\n\nsome')));
    const { fetch, files } = await downloads();
    const controller = new AbortController();
    const result = fetch(server.origin, { signal: controller.signal });
    await Promise.all([
      expect(result).rejects.toBe('cancelled'),
      waitFor('the second request', async () => (server.requests.length === 2 ? true : null)).then(() =>
        controller.abort('cancelled'),
      ),
    ]);
    expect(await files()).toEqual([]);
  });

  it('checks where a redirect leads', async () => {
    const target = 'http://127.0.0.2:1/';
    const server = await serve(() => stays(`HTTP/1.1 302 Found\nLocation: ${target}\nContent-Length: 0\n\n`));
    const { failure } = await downloads({ allowedAddresses: ['127.0.0.1/32'] });
    expect((await failure(server.origin)).code).toBe('URL_REFUSED');
  });

  it('names a status as ever', async () => {
    const server = await serve(() => stays('HTTP/1.1 404 Not Found\nContent-Length: 0\n\n'));
    const { failure } = await downloads();
    expect((await failure(server.origin)).code).toBe('NOT_FOUND');
  });

  it('never leaves its connection to another request', async () => {
    const smuggled = `${ok}Content-Length: 6\r\n\r\nforged`;
    const server = await serve((path) =>
      path === '/faulty'
        ? stays(`HTTP/1.1 200 OK\n${length}\n${body}${smuggled}`)
        : stays(`${ok}${length}\r\n${body}`),
    );
    const { fetch } = await downloads({ perHost: 1 });
    for (const path of ['/fine', '/faulty', '/fine', '/faulty', '/fine']) {
      expect(await readFile((await fetch(server.origin + path)).path, 'utf8'), path).toBe(body);
    }
    const faultyOnes = server.requests.filter(({ path }) => path === '/faulty');
    const second = faultyOnes.filter((_, place) => place % 2 === 1).map(({ connection }) => connection);
    for (const connection of second) {
      expect(server.requests.filter((request) => request.connection === connection)).toHaveLength(1);
    }
  });
});

function broken(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 40_000), randomBytes(20_000)]);
}
