import { afterEach, expect, test, vi } from 'vitest';
import { createMetrics } from '../../../src/metrics/create-metrics.ts';
import type { StateSources } from '../../../src/metrics/state-gauges.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';
import { parseMetrics } from '../../support/parse-metrics.ts';

afterEach(() => {
  vi.useRealTimers();
});

const whole: StateSources['store'] = {
  readBacklog: async () => ({ requests: { QUEUED: 1, PROCESSING: 2, CANCELING: 0 }, products: 7, images: 9 }),
  nextDeliveryAt: async () => new Date(Date.now() - 60_000),
};

/** A server's scrape, over a store that does as `store` says. */
function watched(store: Partial<StateSources['store']> = {}, notReady: string | null = null) {
  const metrics = createMetrics();
  metrics.watch({
    downloader: { load: () => ({ active: 1, waiting: 2, pausedHosts: 3 }) },
    compressor: { load: () => ({ threads: 4, busy: 3, waiting: 2 }) },
    processing: { working: () => 5 },
    store: { ...whole, ...store },
    readiness: async () => notReady,
  });
  return async () => parseMetrics(await metrics.scrape());
}

test('a scrape reads how things stand', async () => {
  const now = await watched()();
  expect(now.value('halftone_backlog_images', { stage: 'pending' })).toBe(9);
  expect(now.value('halftone_backlog_images', { stage: 'download_waiting' })).toBe(2);
  expect(now.value('halftone_backlog_products', { stage: 'working' })).toBe(5);
  expect(now.value('halftone_requests', { status: 'PROCESSING' })).toBe(2);
  expect(now.value('halftone_hosts_paused')).toBe(3);
  expect(now.value('halftone_ready')).toBe(1);
  const due = now.value('halftone_webhook_oldest_due_seconds') ?? 0;
  expect(due).toBeGreaterThanOrEqual(60);
  expect(due).toBeLessThan(120);
});

test('what is due later, or nothing at all, is 0', async () => {
  for (const next of [null, new Date(Date.now() + 60_000)]) {
    const now = await watched({ nextDeliveryAt: async () => next })();
    expect(now.value('halftone_webhook_oldest_due_seconds')).toBe(0);
  }
});

const away: readonly [string, () => Promise<never>][] = [
  ['is away', () => Promise.reject(new StoreUnavailableError('it is gone'))],
  ['hangs', () => new Promise(() => {})],
];

test.each(away)('a store that %s leaves its own gauges out and breaks no scrape', async (_, ask) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let asked = 0;
  const readBacklog = () => {
    asked += 1;
    return ask();
  };
  const scrape = watched({ readBacklog, nextDeliveryAt: ask }, 'the store is away');
  for (let scrapes = 0; scrapes < 2; scrapes += 1) {
    const scraping = scrape();
    await vi.advanceTimersByTimeAsync(500);
    const now = await scraping;
    expect(now.value('halftone_ready')).toBe(0);
    expect(now.value('halftone_pool_threads')).toBe(4);
    expect(now.value('halftone_backlog_images', { stage: 'downloading' })).toBe(1);
    expect(now.value('halftone_backlog_images', { stage: 'pending' })).toBeUndefined();
    expect(now.sum('halftone_requests')).toBe(0);
    expect(now.value('halftone_webhook_oldest_due_seconds')).toBeUndefined();
  }
  // One that hangs is asked once, however often it is scraped, by three gauges.
  expect(asked).toBeLessThanOrEqual(ask === away[1]?.[1] ? 1 : 6);
});

test('what was left out is there again, and the store is asked no more than every two seconds', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  let works = false;
  let asked = 0;
  const scrape = watched({
    async readBacklog() {
      asked += 1;
      if (!works) throw new StoreUnavailableError('it is gone');
      return whole.readBacklog();
    },
  });
  expect((await scrape()).value('halftone_requests', { status: 'QUEUED' })).toBeUndefined();
  works = true;
  expect((await scrape()).value('halftone_requests', { status: 'QUEUED' })).toBe(1);
  const before = asked;
  await Promise.all([scrape(), scrape()]);
  expect(asked).toBe(before);
  vi.advanceTimersByTime(2_001);
  await scrape();
  expect(asked).toBe(before + 1);
});

test('no request that is not finished is a sample of 0, not a missing one', async () => {
  const none = { QUEUED: 0, PROCESSING: 0, CANCELING: 0 };
  const now = await watched({ readBacklog: async () => ({ requests: none, products: 0, images: 0 }) })();
  expect(now.value('halftone_requests', { status: 'QUEUED' })).toBe(0);
});
