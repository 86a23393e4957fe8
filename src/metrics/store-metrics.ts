import { Counter, Histogram, type Registry } from 'prom-client';
import { storeMethods } from '../store/store.ts';

export type StoreMethod = keyof typeof storeMethods;

/** What the store is asked, by method. */
export interface StoreMetrics {
  /** A method has answered. */
  answered(method: StoreMethod, milliseconds: number): void;
  /** A method has failed: the store was away, or anything else. */
  failed(method: StoreMethod, reason: 'unavailable' | 'other'): void;
}

export function createStoreMetrics(registry: Registry): StoreMetrics {
  const registers = [registry];
  const durations = new Histogram({
    name: 'halftone_store_operation_duration_seconds',
    help: 'Time of the store’s operations that answered, waiting for their turn included.',
    labelNames: ['method'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const failures = new Counter({
    name: 'halftone_store_failures_total',
    help: 'Operations of the store that failed; reason unavailable: it was away.',
    labelNames: ['method', 'reason'],
    registers,
  });
  const methods = Object.keys(storeMethods) as StoreMethod[];
  for (const method of methods) durations.zero({ method });
  const timers = Object.fromEntries(methods.map((method) => [method, durations.labels(method)])) as Record<
    StoreMethod,
    Histogram.Internal<'method'>
  >;

  return {
    answered: (method, milliseconds) => timers[method].observe(milliseconds / 1000),
    failed: (method, reason) => failures.inc({ method, reason }),
  };
}
