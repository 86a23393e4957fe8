import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrf, multipart, openSocket, post, send } from './graphql-client.ts';
import { startTestApp } from './start-app.ts';

const csv = 'Name,Image\nMountain,http://127.0.0.1:1/a.jpg\n';

/** Queries that no client writes, each refused before anything is executed. */
const hostileQueries: Record<string, string> = {
  'depth 50': `{ node(id: "req_1") { ${'... on Request { products { nodes { images { error { code } } } '.repeat(10)} ${'} } '.repeat(10)} } }`,
  'depth by fields': `{ requests ${nested(50)} }`,
  '1,000 aliases': `{ ${Array.from({ length: 300 }, (_, index) => `a${index}: __typename b${index}: requests { totalCount }`).join(' ')} }`,
  '20 aliases': `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: requests { totalCount }`).join(' ')} }`,
  '2,000 tokens': `{ ${'__typename '.repeat(2000)} }`,
  '60 directives': `{ requests { totalCount ${'@include(if: true) '.repeat(60)} } }`,
  'a fragment cycle':
    'query { requests { ...A } } fragment A on RequestConnection { ...B } fragment B on RequestConnection { ...A }',
  'deep introspection': `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
};

function nested(depth: number): string {
  return depth === 0 ? '{ totalCount }' : `{ nodes ${nested(depth - 1)} }`;
}

describe('hostile requests', () => {
  let app: Awaited<ReturnType<typeof startTestApp>>;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it.each(Object.entries(hostileQueries))(
    'refuses %s over HTTP with errors and no data',
    async (name, query) => {
      const { status, data, errors } = await post(app.url, { query });
      expect(errors?.length).toBeGreaterThan(0);
      expect(data).toBeUndefined();
      if (name !== 'depth by fields' && name !== 'deep introspection') expect(status).toBe(400);
    },
  );

  it.each(Object.entries(hostileQueries))('refuses %s over WebSocket', async (_name, query) => {
    const client = openSocket(app.url);
    await client.opened;
    client.tell({ type: 'connection_init' });
    await client.next(({ type }) => type === 'connection_ack');
    client.tell({ type: 'subscribe', id: '1', payload: { query } });
    const answer = await client.next(({ id }) => id === '1');
    expect(answer.type).toBe('error');
    client.socket.terminate();
  });

  it('lets the introspection of GraphiQL and the deepest query of use through', async () => {
    const introspection = await post(app.url, {
      query: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }),
    });
    expect(introspection.errors).toBeUndefined();
    const deepest = await post(app.url, {
      query:
        '{ requests { edges { node { products(first: 200) { edges { node { images { error { code } } } } } } } } }',
    });
    expect(deepest.errors).toBeUndefined();
  });

  it('answers a batch with 400', async () => {
    const operation = { query: '{ requests { totalCount } }' };
    expect((await post(app.url, [operation, operation])).status).toBe(400);
    const batch = multipart(csv, { operations: [operation], map: { 0: ['variables.file'] } });
    expect((await send(`${app.url}/graphql`, { method: 'POST', headers: csrf, body: batch })).status).toBe(
      400,
    );
  });

  it('answers a mutation over GET with 405', async () => {
    const query = encodeURIComponent('mutation { importCsv(source: { text: "x" }) { __typename } }');
    const answer = await send(`${app.url}/graphql?query=${query}`, { headers: csrf });
    expect(answer.status).toBe(405);
  });

  it('answers GET and forms without a CSRF header with 403, and takes each of the three headers', async () => {
    const url = `${app.url}/graphql?query=${encodeURIComponent('{ requests { totalCount } }')}`;
    expect((await send(url, {})).status).toBe(403);
    expect((await send(`${app.url}/graphql`, { method: 'POST', body: multipart(csv) })).status).toBe(403);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const body = JSON.stringify({ query: '{ requests { totalCount } }' });
      const init = { method: 'POST', headers: { 'content-type': type }, body };
      expect((await send(`${app.url}/graphql`, init)).status).toBe(403);
    }
    for (const name of ['x-graphql-yoga-csrf', 'apollo-require-preflight', 'graphql-require-preflight']) {
      expect((await send(url, { headers: { [name]: '1' } })).status).toBe(200);
    }
  });

  const badMaps: Record<string, unknown> = {
    __proto__: { 0: ['__proto__.polluted'] },
    'variables.__proto__': { 0: ['variables.__proto__'] },
    constructor: { 0: ['constructor.prototype.polluted'] },
    'a function of the language': { 0: ['hasOwnProperty.call'] },
    'a function behind a variable': { 0: ['variables.toString.call'] },
    'the query': { 0: ['query'] },
    '1,000 paths': { 0: Array.from({ length: 1000 }, () => 'variables.file') },
    '1,000 files': Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [index, [`variables.f${index}`]]),
    ),
    'a list': [['variables.file']],
  };
  it.each(Object.entries(badMaps))('answers a multipart map with %s with 400', async (_name, map) => {
    const init = { method: 'POST', headers: csrf, body: multipart(csv, { map }) };
    const { status, errors } = await send(`${app.url}/graphql`, init);
    expect([status, errors?.[0]?.message]).toEqual([400, expect.stringMatching(/map|path/i)]);
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(Object.hasOwn(Object.prototype.hasOwnProperty, 'call')).toBe(false);
    expect(Object.hasOwn(Object.prototype.toString, 'call')).toBe(false);
  });

  it('answers a missing file and fields in the wrong order with 400', async () => {
    const missing = { method: 'POST', headers: csrf, body: multipart(csv, { file: null }) };
    expect((await send(`${app.url}/graphql`, missing)).status).toBe(400);
    const reversed = new FormData();
    for (const [name, value] of [...multipart(csv).entries()].reverse()) reversed.append(name, value);
    const wrongOrder = { method: 'POST', headers: csrf, body: reversed };
    expect((await send(`${app.url}/graphql`, wrongOrder)).status).toBe(400);
  });

  it('keeps nothing of an upload whose client hangs up, and lives on', async () => {
    const body = [
      '--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n',
      JSON.stringify({
        query: 'mutation ($file: Upload!) { uploadCsv(file: $file) { __typename } }',
        variables: { file: null },
      }),
      '\r\n--b\r\nContent-Disposition: form-data; name="map"\r\n\r\n{"0":["variables.file"]}',
      '\r\n--b\r\nContent-Disposition: form-data; name="0"; filename="a.csv"\r\n\r\nName,Image\n',
      'Mountain,http://127.0.0.1:1/a.jpg\n'.repeat(20_000),
    ].join('');
    const { port, hostname, host } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: ${host}\r\ngraphql-require-preflight: 1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 99999999\r\n\r\n`,
    );
    await new Promise((resolve) => socket.write(body, resolve));
    await expect
      .poll(() => filesIn(app.dataDir, 'workspace').then(({ length }) => length))
      .toBeGreaterThan(0);
    socket.destroy();
    await expect.poll(() => filesIn(app.dataDir, 'workspace'), { timeout: 10_000 }).toEqual([]);
    expect(await filesIn(app.dataDir, 'files')).toEqual([]);
    const { data } = await post(app.url, { query: '{ requests { totalCount } }' });
    expect(data).toEqual({ requests: { totalCount: 0 } });
  });

  it('answers with a masked error and no stack when a body is not JSON, or not for GraphQL', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' };
    const { errors } = await send(`${app.url}/graphql`, init);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_REQUEST');
    expect(JSON.stringify(errors)).not.toMatch(/\bat .*\.[jt]s/);
  });

  it('answers requests under a foreign Host or from a foreign page with 403', async () => {
    const operation = { query: '{ requests { totalCount } }' };
    expect((await post(app.url, operation, { origin: 'https://evil.example' })).status).toBe(403);
    const own = await post(app.url, operation, { origin: 'http://localhost:5173' });
    expect(own.status).toBe(200);
    expect(own.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(await statusUnderHost(app.url, 'evil.example')).toBe(403);
    expect(await statusUnderHost(app.url, '127.0.0.1.evil.example')).toBe(403);
    expect(await statusUnderHost(app.url, 'localhost:1234')).toBe(200);
  });

  it('closes WebSockets that break the protocol with the code of the protocol', async () => {
    const init = { type: 'connection_init' };
    const watch = { query: 'subscription { requestProgress(requestId: "req_1") { cursor } }' };
    const closeCode = async (...messages: unknown[]) => {
      const client = openSocket(app.url);
      await client.opened;
      client.tell(...messages);
      return client.closed;
    };
    expect(await closeCode({ type: 'subscribe', id: '1', payload: watch })).toBe(4401);
    expect(await closeCode(init, init)).toBe(4429);
    expect(await closeCode({ nonsense: true })).toBe(4400);
    expect(await closeCode(), 'no init').toBe(4408);
  });

  it('closes a WebSocket with 1009 for a frame that is too large', async () => {
    const client = openSocket(app.url);
    await client.opened;
    client.socket.send(Buffer.alloc(1024 * 1024));
    expect(await client.closed).toBe(1009);
  });

  it('lets no foreign page open a WebSocket', async () => {
    const client = openSocket(app.url, { origin: 'https://evil.example' });
    expect(await client.closed).toBe(1006);
    expect((await post(app.url, { query: '{ requests { totalCount } }' })).status).toBe(200);
  });
});

async function filesIn(dataDir: string, folder: string): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && join(entry.parentPath, entry.name).includes(`/${folder}`))
    .map(({ name }) => name);
}

/** By a raw socket: fetch does not let the Host header be set. */
function statusUnderHost(url: string, host: string): Promise<number> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    socket.once('data', (data) => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(String(data))?.[1])));
    socket.once('error', reject);
  });
}
