import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelRequest, retryFailed } from '../support/control.ts';
import { finishedRequest } from '../support/finished-request.ts';
import { query, upload } from '../support/graphql-client.ts';
import { requestStatus, uploadCsv } from '../support/operations.ts';
import type { ParsedMetrics } from '../support/parse-metrics.ts';
import { poolPid } from '../support/pool-process.ts';
import { scrape } from '../support/scrape.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { subscribe } from '../support/subscribe.ts';
import { startVersionedShop, type VersionedShop } from '../support/versioned-shop.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

describe('what a server says of itself at /metrics', () => {
  let shop: VersionedShop;
  let receiver: WebhookReceiver;
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let server: ServerProcess;

  beforeAll(async () => {
    [shop, receiver, dataDir] = await Promise.all([
      startVersionedShop(),
      startWebhookReceiver(),
      makeDataDir(),
    ]);
    server = await startServer({ DATA_DIR: dataDir.path, COMPRESSION_THREADS: '1', MAX_ROWS: '50' });
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all([shop.close(), receiver.close(), dataDir.remove()]);
  });

  const image = (path: string) => `${shop.origin}${path}`;

  /** A catalogue of products by their two image cells. */
  async function send(rows: readonly string[], options: object = {}) {
    const file = `Name,Image 1,Image 2\n${rows.map((row, index) => `Product ${index},${row}`).join('\n')}\n`;
    const { uploadCsv: answer } = await upload(server.url, uploadCsv, { file, options });
    return answer;
  }

  async function submit(rows: readonly string[], options: object = {}): Promise<string> {
    const answer = await send(rows, options);
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    return answer.id;
  }

  /** The metrics once `ready` holds of them: what is counted after an answer may come a moment later. */
  function when(what: string, ready: (metrics: ParsedMetrics) => boolean): Promise<ParsedMetrics> {
    return waitFor(what, async () => {
      const metrics = await scrape(server.url);
      return ready(metrics) ? metrics : null;
    });
  }

  /** How much a counter has grown. */
  function since(before: ParsedMetrics, after: ParsedMetrics) {
    return (name: string, labels: Record<string, string> = {}) =>
      after.sum(name, labels) - before.sum(name, labels);
  }

  test('counts images, products, requests, uploads and bytes as the API does, retries and repeats included', async () => {
    const before = await scrape(server.url);
    shop.gone.add('/later.jpg').add('/never.jpg');
    const rows = [
      `${image('/a.jpg')},${image('/never.jpg')}`,
      `${image('/later.jpg')},no-address.jpg`,
      `${image('/a.jpg')},`,
      ',',
    ];
    const options = { idempotencyKey: 'once' };
    const id = await submit(rows, options);
    const { progress } = await finishedRequest(server.url, id);
    expect(await submit(rows, options)).toBe(id);
    expect((await send([`${image('/b.jpg')},`], options)).__typename).toBe('IdempotencyConflictError');
    expect((await send(['ftp://shop.example/a.jpg,'])).__typename).toBe('CsvRejectedError');
    expect((await send(Array.from({ length: 51 }, () => `${image('/b.jpg')},`))).__typename).toBe(
      'LimitExceededError',
    );

    const first = await when(
      'the request',
      (now) => since(before, now)('halftone_requests_finished_total') === 1,
    );
    const grown = since(before, first);
    expect(progress).toMatchObject({ imagesSucceeded: 2, imagesFailed: 2, imagesSkipped: 1 });
    expect(grown('halftone_images_total', { result: 'succeeded' })).toBe(2);
    expect(grown('halftone_images_total', { result: 'failed', code: 'NOT_FOUND' })).toBe(2);
    expect(grown('halftone_images_total', { result: 'skipped' })).toBe(1);
    expect(grown('halftone_images_total')).toBe(5);
    expect(grown('halftone_images_total', { result: 'succeeded', outcome: 'TARGET_MET' })).toBe(2);
    expect(grown('halftone_images_reused_total')).toBe(1);
    expect(grown('halftone_image_input_bytes_total')).toBe(progress.bytesIn);
    expect(grown('halftone_image_output_bytes_total')).toBe(progress.bytesOut);
    expect(grown('halftone_products_finished_total', { status: 'SUCCEEDED' })).toBe(2);
    expect(grown('halftone_products_finished_total', { status: 'PARTIALLY_FAILED' })).toBe(1);
    expect(grown('halftone_products_finished_total', { status: 'FAILED' })).toBe(1);
    expect(grown('halftone_requests_finished_total', { status: 'COMPLETED_WITH_ERRORS' })).toBe(1);
    expect(grown('halftone_settle_duration_seconds_count')).toBe(3);
    const uploads = { accepted: 1, duplicate: 1, conflict: 1, rejected: 1, too_large: 1, failed: 0 };
    for (const [result, count] of Object.entries(uploads)) {
      expect([result, grown('halftone_uploads_total', { result })]).toEqual([result, count]);
    }
    // Of the accepted one, its repetition, the conflict and the rejected one; the one that is too large was not read.
    expect(grown('halftone_catalog_rows_total')).toBe(4 + 4 + 1 + 1);
    expect(grown('halftone_catalog_products_total')).toBe(4);
    expect(grown('halftone_download_duration_seconds_count', { result: 'succeeded' })).toBe(1);
    expect(grown('halftone_download_failures_total', { code: 'NOT_FOUND' })).toBe(2);
    expect(grown('halftone_download_bytes_total')).toBe(progress.bytesIn / 2);
    expect(grown('halftone_compression_duration_seconds_count', { format: 'jpeg' })).toBe(1);
    expect(grown('halftone_compression_encodes_count')).toBe(1);
    expect(grown('halftone_compression_encodes_sum')).toBeGreaterThanOrEqual(1);

    shop.gone.delete('/later.jpg');
    await query(server.url, retryFailed, { requestId: id });
    await finishedRequest(server.url, id);
    const second = await when(
      'the retry',
      (now) => since(first, now)('halftone_requests_finished_total') === 1,
    );
    const retried = since(first, second);
    // What had its result, and what the catalogue had skipped, is no news.
    expect(retried('halftone_images_total', { result: 'succeeded' })).toBe(1);
    expect(retried('halftone_images_total', { result: 'failed' })).toBe(1);
    expect(retried('halftone_images_total')).toBe(2);
    expect(retried('halftone_products_finished_total')).toBe(2);
  });

  test('counts what a cancel skips once, in work or not, and shows what is in hand meanwhile', async () => {
    const before = await scrape(server.url);
    shop.delay = 60_000;
    const rows = Array.from({ length: 40 }, (_, n) => `${image(`/slow-${n}.jpg`)},not-there.jpg`);
    rows[0] = `${image('/slow-0.jpg')},${image('/slow-too.jpg')}`;
    const id = await submit(rows);
    const events = subscribe(server.url, id);
    await events.next();
    const busy = await when(
      'work',
      (now) =>
        (now.value('halftone_backlog_images', { stage: 'downloading' }) ?? 0) > 0 &&
        now.value('halftone_backlog_images', { stage: 'pending' }) === 80,
    );
    expect(busy.value('halftone_backlog_products', { stage: 'pending' })).toBe(40);
    expect(busy.value('halftone_backlog_products', { stage: 'working' })).toBeGreaterThan(0);
    expect(busy.value('halftone_backlog_images', { stage: 'downloading' })).toBeLessThanOrEqual(6);
    expect(busy.value('halftone_requests', { status: 'PROCESSING' })).toBe(1);
    expect(busy.value('halftone_subscribers')).toBe(1);
    await query(server.url, cancelRequest, { requestId: id });
    let seen = 1;
    let products = 0;
    for await (const event of events) {
      seen += 1;
      products += event.products.length;
    }
    expect(products).toBe(40);
    shop.delay = 0;
    const after = await when(
      'the end',
      (now) =>
        now.value('halftone_subscribers') === 0 &&
        now.value('halftone_backlog_images', { stage: 'pending' }) === 0,
    );
    const grown = since(before, after);
    expect(grown('halftone_images_total', { result: 'skipped' })).toBe(80);
    expect(grown('halftone_images_total')).toBe(80);
    expect(grown('halftone_products_finished_total', { status: 'CANCELED' })).toBe(40);
    expect(grown('halftone_products_finished_total')).toBe(40);
    expect(grown('halftone_requests_finished_total', { status: 'CANCELED' })).toBe(1);
    expect(grown('halftone_progress_events_total')).toBe(seen);
    expect(grown('halftone_progress_products_total')).toBe(40);
    expect(after.sum('halftone_requests')).toBe(0);
    expect(after.value('halftone_backlog_products', { stage: 'working' })).toBe(0);
  });

  test('counts attempts at webhooks and what they came to', async () => {
    const before = await scrape(server.url);
    receiver.answerWith((_, attempt) => ({ status: attempt === 1 ? 500 : 204 }));
    const kept = { url: receiver.url, events: ['REQUEST_FINISHED'] };
    await finishedRequest(server.url, await submit([`${image('/c.jpg')},`], { webhook: kept }));
    const failed = await when(
      'a failed attempt',
      (now) => since(before, now)('halftone_webhook_attempts_total', { result: 'failed' }) === 1,
    );
    expect(since(before, failed)('halftone_webhook_deliveries_total')).toBe(0);
    const delivered = await when(
      'the delivery',
      (now) => since(before, now)('halftone_webhook_deliveries_total') === 1,
    );
    expect(since(before, delivered)('halftone_webhook_deliveries_total', { result: 'delivered' })).toBe(1);
    expect(since(before, delivered)('halftone_webhook_attempts_total', { result: 'succeeded' })).toBe(1);
    expect(since(before, delivered)('halftone_webhook_attempt_duration_seconds_count')).toBe(2);

    receiver.answerWith(() => ({ status: 410 }));
    await finishedRequest(server.url, await submit([`${image('/d.jpg')},`], { webhook: kept }));
    const gone = await when(
      'the end of it',
      (now) =>
        since(delivered, now)('halftone_webhooks_disabled_total') === 1 &&
        now.value('halftone_webhook_oldest_due_seconds') === 0,
    );
    expect(since(delivered, gone)('halftone_webhook_deliveries_total', { result: 'failed' })).toBe(1);
  });

  test('counts the ends of the pool’s process and why', async () => {
    const before = await scrape(server.url);
    const compressing = (now: ParsedMetrics) =>
      now.value('halftone_backlog_images', { stage: 'compressing' }) === 1;
    // A process that stands still: its image is given up at its deadline.
    const stopped = await poolPid(server.pid);
    process.kill(stopped, 'SIGSTOP');
    const late = await submit([`${image('/late.jpg')},`]);
    const held = await when('an image in the pool', compressing);
    expect(held.value('halftone_pool_busy_threads')).toBe(1);
    expect(held.value('halftone_pool_threads')).toBe(1);
    await finishedRequest(server.url, late);
    const killed = await when(
      'the kill',
      (now) => since(before, now)('halftone_pool_process_starts_total') === 1,
    );
    expect(since(before, killed)('halftone_pool_process_ends_total', { reason: 'deadline' })).toBe(1);
    expect(since(before, killed)('halftone_images_total', { code: 'COMPRESSION_TIMEOUT' })).toBe(1);

    // One that its process dies of, alone, twice.
    let pid = await poolPid(server.pid, stopped);
    const poison = await sendPoison();
    for (let death = 0; death < 2; death += 1) {
      await when('an image in the pool', compressing);
      process.kill(pid, 'SIGKILL');
      if (death === 0) pid = await poolPid(server.pid, pid);
    }
    await finishedRequest(server.url, poison);
    const poisoned = since(
      killed,
      await when('the new process', (now) => since(killed, now)('halftone_pool_process_starts_total') === 2),
    );
    expect(poisoned('halftone_pool_process_ends_total', { reason: 'crash' })).toBe(2);
    expect(poisoned('halftone_pool_process_ends_total')).toBe(2);
    expect(poisoned('halftone_pool_poisoned_images_total')).toBe(1);
    expect(poisoned('halftone_images_total', { code: 'POISONED' })).toBe(1);

    /** Long enough in the pool to be there when it is killed. */
    function sendPoison(): Promise<string> {
      return submit([`${image('/poster.jpg')},`], { compression: { format: 'AVIF', effort: 'BEST' } });
    }
  });

  test('counts GraphQL by root field, and the store by method', async () => {
    const before = await scrape(server.url);
    await query(server.url, requestStatus, { requestId: 'req_01jabcdefghjkmnpqrstvwxyz0' });
    const raw = (text: string) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text }),
      });
    await raw('query Mine { ...root } fragment root on Query { mine: requests(first: 1) { totalCount } }');
    await raw('{ a: requests { totalCount } node(id: "x") { id } }');
    await raw('{ __schema { queryType { name } } }');
    await raw('query {');
    await raw('{ nonsense }');
    await raw('{ requests(first: 1, after: "nonsense") { totalCount } }');
    await subscribe(server.url, 'req_01jabcdefghjkmnpqrstvwxyz0')
      .next()
      .catch(() => {});
    const after = await when(
      'all of them',
      (now) => since(before, now)('halftone_graphql_operations_total', { kind: 'subscription' }) === 1,
    );
    const grown = since(before, after);
    const count = (operation: string, result: string) =>
      grown('halftone_graphql_operations_total', { operation, result });
    expect(count('requestStatus', 'succeeded')).toBe(1);
    expect(count('requests', 'succeeded')).toBe(1);
    expect(count('requests', 'refused')).toBe(1);
    expect(count('several', 'succeeded')).toBe(1);
    expect(count('introspection', 'succeeded')).toBe(1);
    expect(count('invalid', 'refused')).toBe(2);
    expect(count('requestProgress', 'refused')).toBe(1);
    expect(grown('halftone_graphql_operations_total')).toBe(8);
    expect(grown('halftone_graphql_operation_duration_seconds_count')).toBe(5);
    expect(grown('halftone_store_operation_duration_seconds_count', { method: 'listRequests' })).toBe(3);
    expect(after.sum('halftone_store_failures_total')).toBe(0);
    expect(after.value('halftone_ready')).toBe(1);
    expect(after.value('halftone_hosts_paused')).toBe(0);
    expect(grown('halftone_http_requests_total', { route: 'graphql', status: '200' })).toBeGreaterThanOrEqual(
      5,
    );
  });
});
