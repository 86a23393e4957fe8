import { Counter, Histogram, type Registry } from 'prom-client';
import { imageErrorCodes } from '../domain/image-error.ts';
import type { DownloadObserver } from '../download/download-observer.ts';

const results = ['succeeded', 'unchanged', 'redirected', 'failed', 'canceled'] as const;

/** Single requests to image hosts; an image takes several when it is redirected or tried again. */
export function createDownloadMetrics(registry: Registry): DownloadObserver {
  const registers = [registry];
  const durations = new Histogram({
    name: 'halftone_download_duration_seconds',
    help: 'Time of one request to an image host, from its start to its last byte; waiting for a turn not included.',
    labelNames: ['result'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const bytes = new Counter({
    name: 'halftone_download_bytes_total',
    help: 'Bytes of images that were downloaded whole.',
    registers,
  });
  const failures = new Counter({
    name: 'halftone_download_failures_total',
    help: 'Requests to image hosts that failed, by code; those that are tried again included.',
    labelNames: ['code'],
    registers,
  });
  for (const result of results) durations.zero({ result });
  for (const code of imageErrorCodes) failures.inc({ code }, 0);

  return {
    requested(milliseconds, { result, bytes: count, code }) {
      durations.observe({ result }, milliseconds / 1000);
      if (count !== undefined) bytes.inc(count);
      if (code !== undefined) failures.inc({ code });
    },
  };
}
