import { afterEach, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';
import { openSocket, post } from './graphql-client.ts';
import { requestId, startTestServer } from './start-test-server.ts';

const key = 'Abcdefghijklmnopqrst_-0123456789';
const keys = { API_KEYS: 'shop:a-key-of-the-shop-1,other:a-key-of-others-22' };
const asShop = { authorization: 'Bearer a-key-of-the-shop-1' };
const asOther = { authorization: 'Bearer a-key-of-others-22' };

async function* bytesOf(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

describe('outputs', () => {
  let server: Awaited<ReturnType<typeof startTestServer>> | undefined;
  afterEach(() => server?.close());

  async function withOutput(environment: Record<string, string> = {}) {
    server = await startTestServer({ environment });
    await server.files.write(`outputs/${key.slice(0, 2)}/${key}.webp`, bytesOf('0123456789'));
    return server.url;
  }

  it('are served whole, with type, length, ETag and a year of caching, under any name', async () => {
    const url = await withOutput();
    const response = await fetch(`${url}/outputs/${key}/b%C3%BCrste%20(1).webp`);
    expect(await response.text()).toBe('0123456789');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-length': '10',
      etag: `"${key}"`,
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
      'access-control-allow-origin': '*',
    });
    const head = await fetch(`${url}/outputs/${key}/a.webp`, { method: 'HEAD' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', '']);
  });

  it('are served in parts, conditionally, and never beyond their end', async () => {
    const url = `${await withOutput()}/outputs/${key}/a.webp`;
    const part = async (headers: Record<string, string>) => {
      const response = await fetch(url, { headers });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };
    expect(await part({ range: 'bytes=2-4' })).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part({ range: 'bytes=-3' })).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part({ range: 'bytes=8-99' })).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await part({ range: 'bytes=10-' })).toEqual([416, 'bytes */10', '']);
    expect(await part({ range: 'bytes=0-1,4-5' })).toEqual([200, null, '0123456789']);
    expect(await part({ range: 'lines=1-2' })).toEqual([200, null, '0123456789']);
    expect(await part({ range: 'bytes=2-4', 'if-range': '"other"' })).toEqual([200, null, '0123456789']);
    expect(await part({ 'if-none-match': `"${key}"`, 'cache-control': 'max-age=0' })).toEqual([
      304,
      null,
      '',
    ]);
  });

  it('do not exist under another key, extension or path', async () => {
    const url = await withOutput();
    const paths = [
      `/outputs/${key.replace('A', 'B')}/a.webp`,
      `/outputs/${key}/a.jpg`,
      `/outputs/${key}/a.html`,
      `/outputs/${key}/a`,
      `/outputs/${key}/a/b.webp`,
      `/outputs/${key}/..%2f..%2fhalftone.db`,
      `/outputs/..%2f${key}/a.webp`,
    ];
    for (const path of paths) expect((await fetch(`${url}${path}`)).status, path).toBe(404);
    expect((await fetch(`${url}/outputs/${key}/a.webp`, { method: 'DELETE' })).status).toBe(405);
  });

  it('need the signature of their link where API keys are set', async () => {
    const url = await withOutput(keys);
    const signed = new URL(server?.links.output(key, 'a b.webp') ?? '');
    const path = `${signed.pathname}${signed.search}`;
    expect((await fetch(`${url}${path}`)).status).toBe(200);
    expect((await fetch(`${url}${path.slice(0, -1)}`)).status).toBe(403);
    expect((await fetch(`${url}${signed.pathname}`)).status).toBe(403);
    expect((await fetch(`${url}${path.replace('a%20b', 'c')}`)).status).toBe(403);
  });
});

describe('files of a request', () => {
  let server: Awaited<ReturnType<typeof startTestServer>> | undefined;
  afterEach(() => server?.close());

  it('stream with a safe file name; what this server does not make answers 404', async () => {
    server = await startTestServer({
      requests: { openFile: (_request, file) => (file === 'output.csv' ? bytesOf('a,', 'b\n') : null) },
    });
    const response = await fetch(`${server.url}/requests/${requestId}/output.csv`);
    expect(await response.text()).toBe('a,b\n');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="halftone-Spring-25-x-output.csv"',
    );
    expect((await fetch(`${server.url}/requests/${requestId}/images.zip`)).status).toBe(404);
  });

  it('fail with a proper error before their first byte, and are cut off after it', async () => {
    let begun = false;
    server = await startTestServer({
      requests: {
        async *openFile() {
          if (begun) yield Buffer.alloc(100_000);
          throw new StoreUnavailableError('it is away');
        },
      },
    });
    const path = `${server.url}/requests/${requestId}/output.csv`;
    const early = await fetch(path);
    expect([early.status, await early.json()]).toEqual([
      503,
      { error: { code: 'STORE_UNAVAILABLE', message: expect.stringContaining('away') } },
    ]);
    begun = true;
    await expect(fetch(path).then((response) => response.text())).rejects.toThrow();
  });

  it('open to the signature of their link and to the owner’s key, and to nobody else', async () => {
    server = await startTestServer({ environment: keys, requests: { openFile: () => bytesOf('ok') } });
    const { pathname, search } = new URL(server.links.requestFile(requestId, 'output.csv'));
    const file = `${server.url}${pathname}`;
    const status = async (url: string, headers: Record<string, string> = {}) =>
      (await fetch(url, { headers })).status;
    expect(await status(`${file}${search}`)).toBe(200);
    expect(await status(file, asShop)).toBe(200);
    expect(await status(file)).toBe(401);
    expect(await status(`${file}?signature=x`)).toBe(401);
    expect(await status(file, asOther)).toBe(404);
    expect(await status(`${server.url}/requests/${requestId.replace('j', 'k')}/output.csv`, asShop)).toBe(
      404,
    );
  });
});

describe('API keys', () => {
  let server: Awaited<ReturnType<typeof startTestServer>> | undefined;
  afterEach(() => server?.close());
  const query = `{ requestStatus(requestId: "${requestId}") { id } node(id: "${requestId}") { id } }`;

  it('show each tenant its own and nothing of another', async () => {
    server = await startTestServer({ environment: keys });
    const own = await post(server.url, { query }, asShop);
    expect(own.data).toEqual({ requestStatus: { id: requestId }, node: { id: requestId } });
    const foreign = await post(server.url, { query }, asOther);
    expect([foreign.data, foreign.errors]).toEqual([{ requestStatus: null, node: null }, undefined]);
    for (const headers of [
      {},
      { authorization: 'Bearer wrong-key-wrong-key' },
      { authorization: 'Basic x' },
    ]) {
      const { status, errors } = await post(server.url, { query }, headers);
      expect([status, errors?.[0]?.extensions]).toMatchObject([401, { code: 'UNAUTHENTICATED' }]);
    }
  });

  it('count over WebSocket too', async () => {
    server = await startTestServer({ environment: keys });
    const open = async (payload?: unknown) => {
      const client = openSocket(server?.url ?? '');
      await client.opened;
      client.tell({ type: 'connection_init', ...(payload !== undefined && { payload }) });
      return client;
    };
    const client = await open(asOther);
    await client.next(({ type }) => type === 'connection_ack');
    client.tell({ type: 'subscribe', id: '1', payload: { query } });
    const answer = await client.next(({ type }) => type === 'next');
    expect(answer.payload).toEqual({ data: { requestStatus: null, node: null } });
    client.socket.terminate();
    expect(await (await open()).closed).toBe(4403);
    expect(await (await open({ authorization: 'Bearer expired-expired' })).closed).toBe(4403);
  });
});

describe('the server', () => {
  let server: Awaited<ReturnType<typeof startTestServer>> | undefined;
  afterEach(() => server?.close());

  it('tells that it lives, and whether and why not it is ready', async () => {
    let reason: string | null = null;
    server = await startTestServer({ readiness: async () => reason });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
    reason = 'the disk is full';
    const response = await fetch(`${server.url}/ready`);
    expect([response.status, await response.json()]).toEqual([503, { status: 'unavailable', reason }]);
  });

  it('answers within a second when its parts do not', async () => {
    server = await startTestServer({ readiness: () => new Promise(() => {}) });
    expect((await fetch(`${server.url}/ready`)).status).toBe(503);
  });

  it('shows a page without inline scripts, and GraphiQL that loads nothing from elsewhere', async () => {
    server = await startTestServer();
    for (const path of ['/', `/requests/${requestId}`]) {
      const page = await fetch(`${server.url}${path}`);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      const html = await page.text();
      expect(html).not.toMatch(/<script>|style=|onclick/);
      for (const [, asset] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
        expect((await fetch(`${server.url}${asset}`)).status).toBe(200);
      }
    }
    const graphiql = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html,*/*' } });
    expect(graphiql.headers.get('content-encoding')).toBe('gzip');
    const html = await graphiql.text();
    expect(html).toContain('importCsv');
    expect(html).not.toMatch(/<(?:script|link)[^>]+(?:src|href)="https?:/);
    const etag = graphiql.headers.get('etag') ?? '';
    const again = await fetch(`${server.url}/graphql`, {
      headers: { accept: 'text/html', 'if-none-match': etag, 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
  });

  it('answers unknown paths with JSON and no stack', async () => {
    server = await startTestServer();
    const response = await fetch(`${server.url}/wp-admin/../%00`);
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: { code: 'NOT_FOUND', message: expect.any(String) } },
    ]);
  });
});
