import { Registry } from 'prom-client';
import type { CompressorObserver } from '../compression/compressor-observer.ts';
import type { DownloadObserver } from '../download/download-observer.ts';
import type { OperationObserver } from '../graphql/operation-observer.ts';
import type { AnswerObserver } from '../http/answer-observer.ts';
import { createDownloadMetrics } from './download-metrics.ts';
import { createGraphqlMetrics } from './graphql-metrics.ts';
import { createHttpMetrics } from './http-metrics.ts';
import { createImageMetrics, type ImageMetrics } from './image-metrics.ts';
import { createPoolMetrics } from './pool-metrics.ts';
import { addProcessMetrics } from './process-metrics.ts';
import { createProgressMetrics, type ProgressMetrics } from './progress-metrics.ts';
import { createRequestMetrics, type RequestMetrics } from './request-metrics.ts';
import { createStateGauges, type StateSources } from './state-gauges.ts';
import { createStoreMetrics, type StoreMetrics } from './store-metrics.ts';
import { createWebhookMetrics, type WebhookMetrics } from './webhook-metrics.ts';

/** Everything that is counted while a server runs, by what it is about. */
export interface Metrics {
  readonly images: ImageMetrics;
  readonly requests: RequestMetrics;
  readonly downloads: DownloadObserver;
  readonly pool: CompressorObserver;
  readonly webhooks: WebhookMetrics;
  readonly progress: ProgressMetrics;
  readonly graphql: OperationObserver;
  readonly http: AnswerObserver;
  readonly store: StoreMetrics;
  /** From now on a scrape reads how things stand, too. Once a server. */
  watch(sources: StateSources): void;
  /** All of it in Prometheus' text format. */
  scrape(): Promise<string>;
}

/**
 * A server's metrics, from 0. Names and labels are docs/operate/metrics.md's; every label has a known, short list of
 * values, so that no series comes of what users send.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  addProcessMetrics(registry);
  return {
    images: createImageMetrics(registry),
    requests: createRequestMetrics(registry),
    downloads: createDownloadMetrics(registry),
    pool: createPoolMetrics(registry),
    webhooks: createWebhookMetrics(registry),
    progress: createProgressMetrics(registry),
    graphql: createGraphqlMetrics(registry),
    http: createHttpMetrics(registry),
    store: createStoreMetrics(registry),
    watch: (sources) => createStateGauges(registry, sources),
    // prom-client writes `Nan` for a delay of which nothing was measured yet.
    scrape: async () => (await registry.metrics()).replaceAll(/ Nan$/gm, ' NaN'),
  };
}
