import { Counter, Histogram, type Registry } from 'prom-client';
import type { OperationObserver } from '../graphql/operation-observer.ts';

export function createGraphqlMetrics(registry: Registry): OperationObserver {
  const registers = [registry];
  const operations = new Counter({
    name: 'halftone_graphql_operations_total',
    help: 'GraphQL operations by root field, kind and result (refused: the client’s doing, failed: the server’s).',
    labelNames: ['operation', 'kind', 'result'],
    registers,
  });
  const durations = new Histogram({
    name: 'halftone_graphql_operation_duration_seconds',
    help: 'Time until the answer to a query or mutation was there; that of an upload includes its transfer.',
    labelNames: ['operation', 'kind'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers,
  });

  return {
    answered({ operation, kind, result, milliseconds }) {
      operations.inc({ operation, kind, result });
      if (milliseconds !== null) durations.observe({ operation, kind }, milliseconds / 1000);
    },
  };
}
