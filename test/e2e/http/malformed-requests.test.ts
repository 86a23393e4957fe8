import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsedAnswer, rawRequest } from './raw-request.ts';
import { startTestServer } from './start-test-server.ts';

let server: Awaited<ReturnType<typeof startTestServer>>;
// With keys the Host header need not be one of the server's own names, so that only its form is checked.
const key = '0123456789abcdef';
beforeAll(async () => {
  server = await startTestServer({ environment: { API_KEYS: `shop:${key}` } });
});
afterAll(() => server.close());

const malformedHosts: Record<string, string> = {
  'with brackets the wrong way round': 'Host: ][\r\n',
  'with a space': 'Host: a b\r\n',
  'with a tab': 'Host: local\thost\r\n',
  'of an @ alone': 'Host: @\r\n',
  'with credentials': 'Host: user@localhost\r\n',
  'with a path': 'Host: localhost/graphql\r\n',
  'with a port past 65535': 'Host: localhost:99999\r\n',
  'with a port of letters': 'Host: localhost:port\r\n',
  'with a letter outside ASCII': 'Host: b\u00fccher.localhost\r\n',
  'with an address of five numbers': 'Host: 127.0.0.1.5\r\n',
  'with half an IPv6 address': 'Host: [::1\r\n',
  'that is empty': 'Host: \r\n',
  'that is missing': '',
  'that comes twice': 'Host: localhost\r\nHost: localhost\r\n',
};
const query = '/graphql?query=%7B__typename%7D';
const csrf = `graphql-require-preflight: 1\r\nAuthorization: Bearer ${key}\r\n`;

describe('a Host header', () => {
  it.each(Object.entries(malformedHosts))('%s is answered with 400 on every path', async (_name, host) => {
    for (const path of ['/', query, '/graphql', '/outputs/a/b.jpg', '/health', '//x']) {
      const bytes = `GET ${path} HTTP/1.1\r\n${host}${csrf}Connection: close\r\n\r\n`;
      const { status, body } = parsedAnswer(await rawRequest(server.url, bytes));
      expect([path, status]).toEqual([path, 400]);
      expect(JSON.parse(body)).toEqual({
        error: { code: 'BAD_REQUEST', message: expect.stringMatching(/^The Host header /) },
      });
    }
  });

  it.each(Object.entries(malformedHosts))('%s opens no WebSocket', async (_name, host) => {
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
    const rest =
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n';
    const bytes = `GET /graphql HTTP/1.1\r\n${host}${upgrade}${rest}\r\n`;
    expect(parsedAnswer(await rawRequest(server.url, bytes)).status).toBe(400);
  });

  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:', '[::1]:4000', 'a_b.localhost'])(
    '%s is fine',
    async (host) => {
      const bytes = `GET ${query} HTTP/1.1\r\nHost: ${host}\r\n${csrf}Connection: close\r\n\r\n`;
      expect(parsedAnswer(await rawRequest(server.url, bytes)).status).toBe(200);
    },
  );

  it('may be missing in HTTP/1.0, which has none', async () => {
    expect(parsedAnswer(await rawRequest(server.url, 'GET /health HTTP/1.0\r\n\r\n')).status).toBe(200);
  });
});

/** Bytes that a request line or a header may be made of, and some that it may not. */
const text = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});
const host = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('localhost', '127.0.0.1:1') },
  { weight: 1, arbitrary: fc.constantFrom('][', 'a b', '@', 'a:99999', '') },
  { weight: 1, arbitrary: text },
);
const target = fc.oneof(
  fc.constantFrom(
    '/graphql',
    query,
    '/graphql?query=%',
    '/graphql?variables=]',
    '/',
    '/ready',
    '/metrics',
    '*',
  ),
  text.map((end) => `/graphql?query=${end}`),
  text.map((end) => `/graphql?query=%7B__typename%7D&variables=${end}`),
  fc
    .tuple(fc.constantFrom('/outputs/', '/requests/', '/assets/', '/', '//', 'http://', ''), text)
    .map((parts) => parts.join('')),
);
const contentType = fc.oneof(
  fc.constantFrom(
    'application/json',
    'application/json; charset=]',
    'application/graphql',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=b',
    'multipart/form-data; boundary=""',
    'text/plain; charset=utf-7',
  ),
  text,
);
const names = [
  'accept',
  'origin',
  'range',
  'if-none-match',
  'if-modified-since',
  'expect',
  'upgrade',
  'x-request-id',
  'x-forwarded-proto',
  'content-encoding',
  'transfer-encoding',
  'accept-encoding',
  ':authority',
  '__proto__',
];
const header = fc.tuple(
  fc.oneof(fc.constantFrom(...names), text),
  fc.oneof(fc.constantFrom('*/*', 'text/event-stream', 'null', 'chunked', 'gzip', 'h2c', 'bytes=9-1'), text),
);
const body = fc.oneof(
  fc.constantFrom(
    '{',
    '[]',
    'null',
    '{"query":{}}',
    '{"query":"{"}',
    '{"query":"{__typename}","variables":[]}',
    '{"query":"{__typename}","extensions":{"persistedQuery":1}}',
    '{"__proto__":{}}',
    '--b\r\n\r\n--b--',
  ),
  text,
  fc
    .constantFrom('operations', 'map', '0')
    .map((name) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n{\r\n--b--\r\n`),
);
const request = fc
  .record({
    method: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'TRACE', 'CONNECT') },
      { weight: 1, arbitrary: text },
    ),
    target,
    version: fc.constantFrom('1.1', '1.1', '1.1', '1.0', '2.0'),
    host,
    contentType,
    headers: fc.array(header, { maxLength: 4 }),
    body,
  })
  .map(({ method, target: path, version, host: name, contentType: type, headers, body: content }) =>
    [
      `${method} ${path} HTTP/${version}`,
      `Host: ${name}`,
      csrf.trimEnd(),
      'Connection: close',
      `Content-Type: ${type}`,
      `Content-Length: ${content.length}`,
      ...headers.map((pair) => pair.join(': ')),
      '',
      content,
    ].join('\r\n'),
  );

/** A frame of a stack, a file of this project or of a library, or a folder of this machine. */
const inside = new RegExp(
  [
    String.raw`\bat \S.*:\d+:\d+`,
    String.raw`node_modules|node:internal|file:///`,
    process.cwd(),
    String.raw`/tmp/`,
  ].join('|'),
);

it('no request line, header or body is answered with a stack or a path of this machine', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 16, size: 'max' }), async (requests) => {
      const answers = requests.map((bytes) => rawRequest(server.url, bytes, { patience: 200 }));
      for (const answer of await Promise.all(answers)) {
        expect(answer).not.toMatch(inside);
        if (answer !== '') expect(answer).toMatch(/^HTTP\/1\.1 \d{3} /);
        expect(answer).not.toMatch(/^HTTP\/1\.1 500/);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
