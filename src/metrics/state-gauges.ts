import { Gauge, type Registry } from 'prom-client';
import type { CompressorLoad } from '../compression/compressor-observer.ts';
import type { DownloadLoad } from '../download/download-observer.ts';
import { unfinishedStatuses } from '../store/backlog.ts';
import type { Outbox, Work } from '../store/store.ts';
import { remembered } from './remembered.ts';

/** What a scrape reads: how things stand, in this process and in the store. */
export interface StateSources {
  readonly downloader: { load(): DownloadLoad };
  readonly compressor: { load(): CompressorLoad };
  /** Returns the products that this process has taken and not put down again. */
  readonly processing: { working(): number };
  readonly store: Pick<Work, 'readBacklog'> & Pick<Outbox, 'nextDeliveryAt'>;
  /** null: ready; else the reason why not. */
  readonly readiness: () => Promise<string | null>;
}

/** For so long the store is not asked again, however often /metrics is scraped, milliseconds. */
const freshFor = 2_000;

/** Without an answer of the store in this time a scrape goes without it, milliseconds. */
const deadline = 500;

/** Gauges that are read at each scrape. Those of a store that is down are left out. */
export function createStateGauges(registry: Registry, sources: StateSources): void {
  const { downloader, compressor, processing, store } = sources;
  const backlog = remembered(() => store.readBacklog(), { freshFor, deadline });
  const nextDeliveryAt = remembered(() => store.nextDeliveryAt(), { freshFor, deadline });
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (this: Gauge<Label>) => Promise<void> | void,
  ) => new Gauge({ name, help, labelNames, collect, registers: [registry] });

  gauge('halftone_ready', '1 while the server can work, as /ready says; else 0.', [], async function () {
    const reason = await sources.readiness().catch(() => 'unknown');
    this.set(reason === null ? 1 : 0);
  });
  gauge('halftone_pool_threads', 'Threads of the image pool.', [], function () {
    this.set(compressor.load().threads);
  });
  gauge('halftone_pool_busy_threads', 'Threads of the image pool that work.', [], function () {
    this.set(compressor.load().busy);
  });
  gauge('halftone_hosts_paused', 'Image hosts that are down and not asked for now.', [], function () {
    this.set(downloader.load().pausedHosts);
  });
  gauge('halftone_requests', 'Requests that are not finished, by status.', ['status'], async function () {
    const left = await backlog();
    if (left === null) return this.reset();
    for (const status of unfinishedStatuses) this.set({ status }, left.value.requests[status]);
  });
  gauge(
    'halftone_backlog_products',
    'Products that are not finished: pending in the store, and those of them in work in this process.',
    ['stage'],
    async function () {
      this.set({ stage: 'working' }, processing.working());
      const left = await backlog();
      if (left === null) this.remove({ stage: 'pending' });
      else this.set({ stage: 'pending' }, left.value.products);
    },
  );
  gauge(
    'halftone_backlog_images',
    'Images without a result: pending in the store, and where those in work in this process are.',
    ['stage'],
    async function () {
      this.set({ stage: 'download_waiting' }, downloader.load().waiting);
      this.set({ stage: 'downloading' }, downloader.load().active);
      this.set({ stage: 'compression_waiting' }, compressor.load().waiting);
      this.set({ stage: 'compressing' }, compressor.load().busy);
      const left = await backlog();
      if (left === null) this.remove({ stage: 'pending' });
      else this.set({ stage: 'pending' }, left.value.images);
    },
  );
  gauge(
    'halftone_webhook_oldest_due_seconds',
    'For how long the webhook delivery that waits longest has been due; 0 when none is due.',
    [],
    async function () {
      const next = await nextDeliveryAt();
      if (next === null) this.remove();
      else this.set(next.value === null ? 0 : Math.max(0, (Date.now() - next.value.getTime()) / 1000));
    },
  );
}
