import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { finishedRequest } from '../support/finished-request.ts';
import { upload } from '../support/graphql-client.ts';
import type { ImageServer } from '../support/image-server.ts';
import { requestProgress, requestStatus, uploadCsv } from '../support/operations.ts';
import { catalogueOf, startShop } from '../support/shop.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { type ProgressEvent, subscribe } from '../support/subscribe.ts';

let shop: ImageServer;
let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
let server: ServerProcess;

beforeAll(async () => {
  [shop, dataDir] = await Promise.all([startShop(), makeDataDir()]);
  server = await startServer({ DATA_DIR: dataDir.path });
});

afterAll(async () => {
  await server.stop();
  await Promise.all([shop.close(), dataDir.remove()]);
});

async function submit(products: number): Promise<string> {
  const file = catalogueOf([`${shop.origin}/mug.jpg`, `${shop.origin}/gone.jpg`], products);
  const { uploadCsv: answer } = await upload(server.url, uploadCsv, { file });
  if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
  return answer.id;
}

/** What every complete watching of a request with `count` products has to show. */
function expectComplete(events: readonly ProgressEvent[], count: number): void {
  const ids = events.flatMap((event) => event.products.map((product) => product.id));
  expect(ids.length).toBe(count);
  expect(new Set(ids).size).toBe(count);
  expect(events.at(-1)?.request.status).toBe('COMPLETED_WITH_ERRORS');
  expect(events.at(-1)?.request.progress.percent).toBe(100);
  const shares = events.map((event) => event.request.progress.productsFinished);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
}

async function collect(events: AsyncIterable<ProgressEvent>): Promise<ProgressEvent[]> {
  const collected: ProgressEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

test('urql over graphql-ws, as in the README', async () => {
  const requestId = await submit(40);
  const socket = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
  });
  const client = new Client({
    url: `${server.url}/graphql`,
    preferGetMethod: false,
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink as never) }),
        }),
      }),
    ],
  });
  const events: ProgressEvent[] = [];
  await new Promise<void>((resolve, reject) => {
    const { unsubscribe } = client
      .subscription(requestProgress, { requestId })
      .subscribe(({ data, error, hasNext }) => {
        if (error !== undefined) reject(error);
        if (data !== undefined) events.push(data.requestProgress);
        if (!hasNext || events.at(-1)?.request.status === 'COMPLETED_WITH_ERRORS') {
          resolve();
          setTimeout(() => unsubscribe());
        }
      });
  });
  expectComplete(events, 40);
  await socket.dispose();
});

test('urql over SSE', async () => {
  const requestId = await submit(40);
  const client = new Client({
    url: `${server.url}/graphql`,
    preferGetMethod: false,
    fetchSubscriptions: true,
    exchanges: [fetchExchange],
  });
  const events: ProgressEvent[] = [];
  await new Promise<void>((resolve, reject) => {
    client.subscription(requestProgress, { requestId }).subscribe(({ data, error, hasNext }) => {
      if (error !== undefined) return reject(error);
      if (data !== undefined && hasNext) events.push(data.requestProgress);
      return hasNext ? undefined : resolve();
    });
  });
  expectComplete(events, 40);
});

test('Apollo Client over graphql-ws, as in the README', async () => {
  const requestId = await submit(40);
  const socket = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
  });
  const link = new GraphQLWsLink(socket);
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const events: ProgressEvent[] = [];
  await new Promise<void>((resolve, reject) => {
    client
      .subscribe({ query: requestProgress, variables: { requestId }, fetchPolicy: 'no-cache' })
      .subscribe({
        next: ({ data, error }) => {
          if (error !== undefined) reject(error);
          if (data) events.push(data.requestProgress);
        },
        error: reject,
        complete: resolve,
      });
  });
  expectComplete(events, 40);
  client.stop();
  await socket.dispose();
});

test('Apollo Client queries over plain HTTP', async () => {
  const client = new ApolloClient({
    link: new HttpLink({ uri: `${server.url}/graphql` }),
    cache: new InMemoryCache(),
  });
  const { data } = await client.query({ query: requestStatus, variables: { requestId: 'req_none' } });
  expect(data).toEqual({ requestStatus: null });
});

test('who joins late, and who comes back with a cursor, sees the rest exactly once', async () => {
  const requestId = await submit(120);
  const first: ProgressEvent[] = [];
  for await (const event of subscribe(server.url, requestId)) {
    first.push(event);
    if (first.flatMap((each) => each.products).length >= 20) break;
  }
  await finishedRequest(server.url, requestId);
  const cursor = first.at(-1)?.cursor ?? null;
  expectComplete([...first, ...(await collect(subscribe(server.url, requestId, cursor)))], 120);
  expectComplete(await collect(subscribe(server.url, requestId)), 120);
  const end = await collect(
    subscribe(server.url, requestId, (await collect(subscribe(server.url, requestId))).at(-1)?.cursor),
  );
  expect(end.map((event) => event.products.length)).toEqual([0]);
});

test('a snapshot comes first, at most ten events a second', async () => {
  const requestId = await submit(150);
  const started = performance.now();
  const events = await collect(subscribe(server.url, requestId));
  const seconds = (performance.now() - started) / 1000;
  expect(events[0]?.request.progress.products).toBe(150);
  // The snapshot, the final event, and ten a second between them.
  expect(events.length).toBeLessThanOrEqual(2 + Math.ceil(seconds * 10));
  expectComplete(events, 150);
});

test('what cannot be watched says why', async () => {
  await expect(collect(subscribe(server.url, 'req_00000000000000000000000000'))).rejects.toThrow(/NOT_FOUND/);
  const requestId = await submit(1);
  await expect(collect(subscribe(server.url, requestId, 'yesterday'))).rejects.toThrow(/INVALID_INPUT/);
});
