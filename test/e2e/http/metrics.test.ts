import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { parseMetrics } from '../../support/parse-metrics.ts';
import { startTestServer } from './start-test-server.ts';

const apiKey = '0123456789abcdef';
const token = 'a-token-for-prometheus';

let server: Awaited<ReturnType<typeof startTestServer>> | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

interface Asked {
  readonly headers?: Record<string, string>;
  readonly method?: string;
  /** Instead of 127.0.0.1. */
  readonly address?: string;
}

/** Not `fetch`, which lets nobody choose the Host. */
async function ask({ headers = {}, method = 'GET', address = '127.0.0.1' }: Asked = {}) {
  const port = new URL(server?.url ?? '').port;
  return new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
    const sent = request({ host: address, port, path: '/metrics', method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      const type = response.headers['content-type'] ?? '';
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type, body }));
    });
    sent.on('error', reject).end();
  });
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** An address of this machine that is not loopback. */
const outer = Object.values(networkInterfaces())
  .flat()
  .find((it) => it?.family === 'IPv4' && !it.internal)?.address;

describe('/metrics', () => {
  it('answers this machine without anything, in the text format', async () => {
    server = await startTestServer();
    const { status, type, body } = await ask();
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    const metrics = parseMetrics(body);
    expect(metrics.value('halftone_images_total', { result: 'skipped' })).toBe(0);
    expect(metrics.value('process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(
      parseMetrics((await ask()).body).value('halftone_http_requests_total', {
        route: 'metrics',
        status: '200',
      }),
    ).toBe(1);
  });

  it('has only a head for HEAD, and no other method', async () => {
    server = await startTestServer();
    expect(await ask({ method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect((await ask({ method: 'POST' })).status).toBe(405);
  });

  it('is OpenMetrics where that is asked for', async () => {
    server = await startTestServer();
    const accept = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5';
    const { type, body } = await ask({ headers: { accept } });
    expect(type).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
    expect(body.endsWith('\n# EOF\n')).toBe(true);
    expect(body).toContain('\n# TYPE halftone_images counter\n');
    expect(body).toContain('\nhalftone_images_total{result="skipped"} 0\n');
    expect(body).not.toContain('\n\n');
    // The same, however it is asked for afterwards.
    expect((await ask()).body).toContain('\n# TYPE halftone_images_total counter\n');
  });

  it.each([
    ['a proxy passes it on', { 'x-forwarded-for': '203.0.113.7' }],
    ['a proxy that says so in its own way', { forwarded: 'for=203.0.113.7' }],
    ['a name that was bent to this machine', { host: 'shop.example' }],
  ])('wants a key when %s', async (_, headers) => {
    server = await startTestServer({ environment: { API_KEYS: `shop:${apiKey}` } });
    const refused = await ask({ headers });
    expect(refused.status).toBe(401);
    expect(refused.body).toContain('METRICS_TOKEN');
    expect((await ask({ headers: { ...headers, ...bearer('fedcba9876543210') } })).status).toBe(401);
    expect((await ask({ headers: { ...headers, ...bearer(apiKey) } })).status).toBe(200);
  });

  it.skipIf(outer === undefined)(
    'wants a key from another machine, and an open server has none',
    async () => {
      const address = outer ?? '';
      server = await startTestServer({ environment: { HOST: '0.0.0.0', ALLOW_OPEN: 'true' } });
      expect((await ask({ address })).status).toBe(401);
      // What would be anybody's key on an open server.
      expect((await ask({ address, headers: bearer(apiKey) })).status).toBe(401);
      expect((await ask()).status).toBe(200);
    },
  );

  it('with METRICS_TOKEN wants that from everyone, under any name', async () => {
    server = await startTestServer({ environment: { METRICS_TOKEN: token, API_KEYS: `shop:${apiKey}` } });
    expect((await ask()).status).toBe(401);
    expect((await ask({ headers: bearer(apiKey) })).status).toBe(401);
    expect((await ask({ headers: bearer(`${token}x`) })).status).toBe(401);
    const headers = { ...bearer(token), host: 'halftone.internal:9000', 'x-forwarded-for': '203.0.113.7' };
    expect((await ask({ headers })).status).toBe(200);
  });
});
