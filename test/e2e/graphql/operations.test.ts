import { afterEach, describe, expect, it } from 'vitest';
import type { PageRequest } from '../../../src/domain/page.ts';
import type { Requests } from '../../../src/requests/requests.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';
import { openSocket, post } from '../http/graphql-client.ts';
import { requestId, sampleRequest, startTestServer } from '../http/start-test-server.ts';

const code = (answer: Awaited<ReturnType<typeof post>>) => answer.errors?.[0]?.extensions['code'];

describe('operations', () => {
  let server: Awaited<ReturnType<typeof startTestServer>> | undefined;
  afterEach(() => server?.close());

  async function start(requests: Partial<Requests>): Promise<string> {
    server = await startTestServer({ requests });
    return server.url;
  }

  it('ask for pages of 50, of 200 at most, and never of less than none', async () => {
    const asked: PageRequest[] = [];
    const none = { items: [], hasNextPage: false, hasPreviousPage: false, totalCount: 7 };
    const url = await start({
      list: async (_owner, _status, page) => {
        asked.push(page);
        return none;
      },
    });
    const list = (page: string) => post(url, { query: `{ requests${page} { totalCount } }` });
    for (const page of ['', '(first: 3, after: "x")', '(first: 100000)', '(first: 0)']) await list(page);
    expect(asked.map(({ first, after }) => [first, after])).toEqual([
      [50, null],
      [3, 'x'],
      [200, null],
      [0, null],
    ]);
    expect(code(await list('(first: -1)'))).toBe('INVALID_INPUT');
  });

  it('list 5,000 items at most, however their lists are nested', async () => {
    const items = Array.from({ length: 100 }, () => ({ item: sampleRequest, cursor: 'x' }));
    const none = { items: [], hasNextPage: false, hasPreviousPage: false, totalCount: 0 };
    const url = await start({ list: async () => ({ ...none, items }), listProducts: async () => none });
    const nested = (first: number) =>
      post(url, {
        query: 'query ($n: Int) { requests { nodes { products(first: $n) { totalCount } } } }',
        variables: { n: first },
      });
    expect((await nested(40)).errors).toBeUndefined();
    const refused = await nested(60);
    expect([refused.data, code(refused)]).toEqual([null, 'LIMIT_EXCEEDED']);
  });

  it('show pages with the cursors of the store', async () => {
    const url = await start({
      list: async () => ({
        items: [
          { item: sampleRequest, cursor: 'a' },
          { item: { ...sampleRequest, label: null }, cursor: 'b' },
        ],
        hasNextPage: true,
        hasPreviousPage: false,
        totalCount: 9,
      }),
    });
    const query =
      '{ requests { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { label } } }';
    expect((await post(url, { query })).data).toEqual({
      requests: {
        totalCount: 9,
        pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' },
        edges: [
          { cursor: 'a', node: { id: requestId } },
          { cursor: 'b', node: { id: requestId } },
        ],
        nodes: [{ label: sampleRequest.label }, { label: null }],
      },
    });
  });

  it('find a node by the prefix of its id', async () => {
    const asked: string[] = [];
    const url = await start({
      find: async (_owner, id) => {
        asked.push(`request ${id}`);
        return sampleRequest;
      },
      findProduct: async (_owner, id) => {
        asked.push(`product ${id}`);
        return null;
      },
      findDelivery: async (_owner, id) => {
        asked.push(`delivery ${id}`);
        return null;
      },
    });
    const ids = [requestId, 'prd_1_2', 'msg_1', 'xyz_1', ''];
    const nodes = await Promise.all(
      ids.map((id) => post(url, { query: `{ node(id: "${id}") { __typename id } }` })),
    );
    expect(nodes.map(({ data }) => data)).toEqual([
      { node: { __typename: 'Request', id: requestId } },
      ...ids.slice(1).map(() => ({ node: null })),
    ]);
    expect(asked.sort()).toEqual(['delivery msg_1', 'product prd_1_2', `request ${requestId}`]);
  });

  it('tell of an absent store and mask what is not meant for clients, on every transport', async () => {
    let failure: Error = new StoreUnavailableError('it is away');
    const fail = async () => {
      throw failure;
    };
    const url = await start({
      find: fail,
      progress: async () =>
        (async function* () {
          yield { request: sampleRequest, products: [], cursor: 'c0' };
          throw failure;
        })(),
    });
    const query = `{ requestStatus(requestId: "${requestId}") { id } }`;
    const watch = `subscription { requestProgress(requestId: "${requestId}") { cursor } }`;
    const overSse = async () => {
      const headers = { accept: 'text/event-stream', 'content-type': 'application/json' };
      const body = JSON.stringify({ query: watch });
      return (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text();
    };
    const overSocket = async () => {
      const client = openSocket(url);
      await client.opened;
      client.tell({ type: 'connection_init' });
      await client.next(({ type }) => type === 'connection_ack');
      client.tell({ type: 'subscribe', id: 'q', payload: { query } });
      client.tell({ type: 'subscribe', id: 's', payload: { query: watch } });
      await client.next(({ id, type }) => id === 'q' && type === 'complete');
      await client.next(({ id, payload }) => id === 's' && JSON.stringify(payload ?? '').includes('code'));
      client.socket.terminate();
      return JSON.stringify(client.received);
    };
    const away = await post(url, { query });
    expect([code(away), away.errors?.[0]?.message]).toEqual([
      'STORE_UNAVAILABLE',
      expect.stringContaining('away'),
    ]);
    for (const text of [await overSse(), await overSocket()]) expect(text).toContain('STORE_UNAVAILABLE');
    failure = new Error('connect ECONNREFUSED 10.0.0.1:27017');
    const masked = await post(url, { query });
    expect([code(masked), masked.errors?.[0]?.message]).toEqual([
      'INTERNAL',
      'Something went wrong on the server.',
    ]);
    for (const text of [await overSse(), await overSocket()]) {
      expect(text).toContain('INTERNAL');
      expect(text).not.toContain('10.0.0.1');
    }
  });

  it('answer a subscription to no request with NOT_FOUND, and complete', async () => {
    const url = await start({ progress: async () => null });
    const client = openSocket(url);
    await client.opened;
    client.tell({ type: 'connection_init' });
    await client.next(({ type }) => type === 'connection_ack');
    const query = 'subscription { requestProgress(requestId: "req_x") { cursor } }';
    client.tell({ type: 'subscribe', id: '1', payload: { query } });
    await client.next(({ type }) => type === 'complete');
    expect(JSON.stringify(client.received)).toContain('NOT_FOUND');
    client.socket.terminate();
  });

  it('take exactly one field of a one-of input', async () => {
    const url = await start({});
    const run = (source: string) =>
      post(url, { query: `mutation { importCsv(source: ${source}) { __typename } }` });
    expect((await run('{ text: "Image" }')).data).toEqual({ importCsv: { __typename: 'Request' } });
    expect((await run('{ url: "https://a.example/x.csv" }')).data).toEqual({
      importCsv: { __typename: 'Request' },
    });
    for (const source of ['{}', '{ text: "a", url: "https://a.example/x.csv" }', '{ text: null }']) {
      expect((await run(source)).data, source).toBeUndefined();
    }
  });
});
