import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { requestId, startTestServer } from './start-test-server.ts';

const key = 'key-of-the-shop-0123';
const authorization = `Bearer ${key}`;
const made = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

let server: Awaited<ReturnType<typeof startTestServer>>;

beforeAll(async () => {
  server = await startTestServer({
    environment: { API_KEYS: `shop:${key}` },
    requests: {
      find: () => Promise.reject(new Error('broken')),
      async progress() {
        return (async function* () {
          yield* [];
          throw new Error('broken in its middle');
        })();
      },
    },
  });
});
afterAll(() => server.close());

interface GraphqlAnswer {
  readonly errors: { readonly extensions: Record<string, unknown> }[];
}

const post = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body: JSON.stringify({ query }),
  });

describe('x-request-id', () => {
  it.each([
    '/health',
    '/',
    '/nowhere',
    `/requests/${requestId}/output.csv`,
    `/outputs/${'k'.repeat(32)}/a.jpg`,
    '/graphql',
  ])('is taken over by the answer to %s', async (path) => {
    const answer = await fetch(`${server.url}${path}`, {
      headers: { 'x-request-id': 'Root=1-67891233-abcdef' },
    });
    await answer.arrayBuffer();
    expect(answer.headers.get('x-request-id')).toBe('Root=1-67891233-abcdef');
  });

  it.each([['with space'], ['quote"'], ['x'.repeat(129)], ['a,b'], ['<b>']])(
    '%s is not taken over',
    async (given) => {
      const answer = await fetch(`${server.url}/health`, { headers: { 'x-request-id': given } });
      expect(answer.headers.get('x-request-id')).toMatch(made);
    },
  );

  it('is made where there is none, each time another', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await fetch(`${server.url}/health`)).headers.get('x-request-id') ?? ''),
    );
    for (const id of ids) expect(id).toMatch(made);
    expect(new Set(ids).size).toBe(3);
  });

  it.each([
    ['a failure of ours', `{ requestStatus(requestId: "${requestId}") { id } }`, 'INTERNAL'],
    ['validation', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['syntax', '{', 'GRAPHQL_PARSE_FAILED'],
  ])('is in the errors of %s', async (_what, query, code) => {
    const answers = await Promise.all(['one', 'two'].map((id) => post(query, { 'x-request-id': id })));
    const bodies = await Promise.all(answers.map((answer) => answer.json() as Promise<GraphqlAnswer>));
    expect(bodies.map(({ errors }) => errors[0]?.extensions)).toMatchObject([
      { code, 'x-request-id': 'one' },
      { code, 'x-request-id': 'two' },
    ]);
  });

  it('is in the errors of a missing key and of a body that is no query', async () => {
    const refused = await post('{ __typename }', { authorization: '', 'x-request-id': 'no-key' });
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { 'x-request-id': 'no-key' } }] });
    const wrong = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, 'x-request-id': 'no-json' },
      body: 'not JSON',
    });
    expect(await wrong.json()).toMatchObject({ errors: [{ extensions: { 'x-request-id': 'no-json' } }] });
  });

  it('is in the answer over SSE, and in what fails in its middle', async () => {
    const answer = await post(`subscription { requestProgress(requestId: "${requestId}") { cursor } }`, {
      accept: 'text/event-stream',
      'x-request-id': 'live',
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(answer.headers.get('x-request-id')).toBe('live');
    expect(await answer.text()).toContain('"x-request-id":"live"');
  });

  it('of a WebSocket is that of its upgrade, in the handshake and in every error', async () => {
    const headers = { 'x-request-id': 'socket' };
    const url = `${server.url.replace('http', 'ws')}/graphql`;
    const open = new WebSocket(url, 'graphql-transport-ws', { headers });
    const [handshake] = await once(open, 'upgrade');
    expect(handshake.headers['x-request-id']).toBe('socket');
    open.close();

    const client = createClient({
      url,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string) {
          super(address, protocols, { headers });
        }
      },
      connectionParams: { authorization },
      retryAttempts: 0,
    });
    const run = async (query: string) => {
      const seen: unknown[] = [];
      try {
        for await (const { errors } of client.iterate({ query })) seen.push(...(errors ?? []));
      } catch (error) {
        seen.push(...(error as unknown[]));
      }
      return seen;
    };
    const internal = { extensions: { code: 'INTERNAL', 'x-request-id': 'socket' } };
    expect(await run(`{ requestStatus(requestId: "${requestId}") { id } }`)).toMatchObject([internal]);
    expect(await run('{ nothing }')).toMatchObject([{ extensions: { 'x-request-id': 'socket' } }]);
    await client.dispose();
  });

  it('is in the refusal of an upgrade, and of what is no HTTP', async () => {
    const ask = async (bytes: string) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.write(bytes);
      return text(socket);
    };
    const upgrade =
      'Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-Request-Id: refused\r\n\r\n';
    expect(await ask(`GET /elsewhere HTTP/1.1\r\n${upgrade}`)).toMatch(
      /^HTTP\/1\.1 404 .*\r\nx-request-id: refused\r\n/s,
    );
    expect(await ask('what is this\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 Bad Request\r\nx-request-id: [0-9a-f-]{36}\r\n/,
    );
  });

  it('may be read and sent by pages of other origins', async () => {
    const origin = 'https://shop.example';
    const answer = await fetch(`${server.url}/graphql`, { headers: { origin } });
    expect(answer.headers.get('access-control-expose-headers')).toContain('x-request-id');
    const preflight = await fetch(`${server.url}/graphql`, { method: 'OPTIONS', headers: { origin } });
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-request-id');
    expect(preflight.headers.get('x-request-id')).toMatch(made);
  });
});
