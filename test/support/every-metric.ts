import { createMetrics } from '../../src/metrics/create-metrics.ts';
import { type ParsedMetrics, parseMetrics } from './parse-metrics.ts';

/** A scrape of metrics where every family has a sample, with all of its labels. */
export async function everyMetric(): Promise<ParsedMetrics> {
  const metrics = createMetrics();
  metrics.graphql.answered({ operation: 'requests', kind: 'query', result: 'failed', milliseconds: 1 });
  metrics.http.answered('graphql', 200);
  metrics.store.failed('settle', 'unavailable');
  metrics.watch({
    downloader: { load: () => ({ active: 1, waiting: 2, pausedHosts: 3 }) },
    compressor: { load: () => ({ threads: 4, busy: 3, waiting: 2 }) },
    processing: { working: () => 5 },
    store: {
      readBacklog: async () => ({
        requests: { QUEUED: 1, PROCESSING: 2, CANCELING: 0 },
        products: 7,
        images: 9,
      }),
      nextDeliveryAt: async () => new Date(Date.now() - 60_000),
    },
    readiness: async () => null,
  });
  return parseMetrics(await metrics.scrape());
}

/** The labels of each family that can be asked for, by the names its samples have (`_bucket` and the like). */
export function labelsByName({ families }: ParsedMetrics): Map<string, ReadonlySet<string>> {
  const labels = new Map<string, Set<string>>();
  for (const { name, type, samples } of families) {
    const names = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => `${name}${end}`) : [name];
    for (const each of names) {
      const own = samples
        .filter((sample) => sample.name === each)
        .flatMap((sample) => Object.keys(sample.labels));
      labels.set(each, new Set(own));
    }
  }
  return labels;
}
