import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProgressEvent } from '../../../src/requests/requests.ts';
import { openSocket } from './graphql-client.ts';
import { requestId, sampleRequest, startTestServer } from './start-test-server.ts';

const query = `subscription { requestProgress(requestId: "${requestId}") { cursor request { label } } }`;

/** A log that never ends, with large events as fast as they are asked for; it counts what was asked for. */
function endlessProgress(bytesPerEvent: number) {
  const seen = { pulled: 0, ended: 0 };
  async function* events(): AsyncGenerator<ProgressEvent> {
    try {
      for (;;) {
        seen.pulled += 1;
        yield {
          request: { ...sampleRequest, label: 'x'.repeat(bytesPerEvent) },
          products: [],
          cursor: `c${seen.pulled}`,
        };
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      seen.ended += 1;
    }
  }
  return { seen, progress: async () => events() };
}

/** One event, and then silence until it is ended from outside; an `async function*` could not be ended in a wait. */
function quietProgress() {
  const seen = { started: 0, ended: 0 };
  function events(): AsyncGenerator<ProgressEvent> {
    seen.started += 1;
    let isFirst = true;
    const end = async () => {
      seen.ended += 1;
      return { done: true as const, value: undefined };
    };
    return {
      async next() {
        if (!isFirst) await new Promise(() => {});
        isFirst = false;
        return { done: false, value: { request: sampleRequest, products: [], cursor: 'c0' } };
      },
      return: end,
      throw: end,
      async [Symbol.asyncDispose]() {
        await end();
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
  return { seen, progress: async () => events() };
}

describe('subscriptions', () => {
  let server: Awaited<ReturnType<typeof startTestServer>> | undefined;
  afterEach(() => server?.close());

  async function subscribe(client: ReturnType<typeof openSocket>, id = '1') {
    await client.opened;
    client.tell({ type: 'connection_init' });
    await client.next(({ type }) => type === 'connection_ack');
    client.tell({ type: 'subscribe', id, payload: { query } });
  }

  it('asks for no more events than a WebSocket reader takes, and ends when it is gone', async () => {
    const { seen, progress } = endlessProgress(500_000);
    server = await startTestServer({ requests: { progress } });
    const client = openSocket(server.url);
    await subscribe(client);
    await client.next(({ id }) => id === '1');
    client.socket.pause();
    const stalled = await stable(() => seen.pulled, 60_000_000 / 500_000);
    expect(stalled * 500_000).toBeLessThan(60_000_000);
    client.socket.resume();
    await expect.poll(() => seen.pulled).toBeGreaterThan(stalled + 5);
    client.socket.terminate();
    await expect.poll(() => seen.ended).toBe(1);
  });

  it('asks for no more events than an SSE reader takes, and ends when it is gone', async () => {
    const { seen, progress } = endlessProgress(500_000);
    server = await startTestServer({ requests: { progress } });
    const { port, hostname, host } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const body = JSON.stringify({ query });
    socket.write(
      `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    await new Promise((resolve) => socket.once('data', resolve));
    socket.pause();
    const stalled = await stable(() => seen.pulled, 60_000_000 / 500_000);
    expect(stalled).toBeGreaterThan(0);
    expect(stalled * 500_000).toBeLessThan(60_000_000);
    socket.resume();
    await expect.poll(() => seen.pulled).toBeGreaterThan(stalled + 5);
    socket.destroy();
    await expect.poll(() => seen.ended).toBe(1);
  });

  it('ends a waiting subscription when its SSE or WebSocket client leaves', async () => {
    const { seen, progress } = quietProgress();
    server = await startTestServer({ requests: { progress } });
    const client = openSocket(server.url);
    await subscribe(client);
    await client.next(({ id }) => id === '1');
    client.socket.terminate();
    const leave = new AbortController();
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: leave.signal,
    });
    await response.body?.getReader().read();
    leave.abort();
    await expect.poll(() => seen).toEqual({ started: 2, ended: 2 });
  });

  it('takes 20 operations at a time on one WebSocket, and refuses a doubled id', async () => {
    const { progress } = endlessProgress(1);
    server = await startTestServer({ requests: { progress } });
    const client = openSocket(server.url);
    await subscribe(client, '0');
    for (let id = 1; id < 30; id += 1) client.tell({ type: 'subscribe', id: String(id), payload: { query } });
    const refused = await client.next(({ type }) => type === 'error');
    expect(Number(refused.id)).toBeGreaterThanOrEqual(20);
    expect(JSON.stringify(refused.payload)).toContain('TOO_MANY_SUBSCRIPTIONS');
    await client.next(({ type, id }) => type === 'next' && id === '19');
    expect(client.received.some(({ type, id }) => type === 'next' && id === '25')).toBe(false);
    client.tell({ type: 'subscribe', id: '0', payload: { query } });
    expect(await client.closed).toBe(4409);
  });

  it('does not listen to a WebSocket client that sends and does not read', async () => {
    server = await startTestServer();
    const client = openSocket(server.url);
    await client.opened;
    client.socket.pause();
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
    for (let sent = 0; sent < 2000; sent += 1) client.socket.send(ping);
    const unsent = await stable(() => client.socket.bufferedAmount);
    expect(unsent).toBeGreaterThan(60_000_000);
    client.socket.terminate();
  });

  it('closes as one that goes away: WebSockets with 1001, SSE without saying that it is complete', async () => {
    const { progress } = quietProgress();
    server = await startTestServer({ requests: { progress } });
    const client = openSocket(server.url);
    await subscribe(client);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const cutOff = expect(response.text()).rejects.toThrow();
    await client.next(({ type }) => type === 'next');
    await server.closeServer();
    expect(await client.closed).toBe(1001);
    await cutOff;
  });
});

/**
 * The value once it has stood still for 200 turns of the event loop, or is past `most`. Both ends of the
 * connection are in this process: in each turn what can move does, however slow the machine is.
 */
async function stable(value: () => number, most = Number.POSITIVE_INFINITY): Promise<number> {
  let last = value();
  for (let turns = 0; (turns < 200 || last === 0) && last <= most; turns += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const now = value();
    if (now !== last) turns = 0;
    last = now;
  }
  return last;
}
