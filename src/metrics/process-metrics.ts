import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { version } from '../installation/version.ts';

let shared: Registry | null = null;

/**
 * Adds what prom-client knows of a process (CPU, memory, file descriptors, event-loop delay, garbage collection), under
 * the names that every Node dashboard knows. A process has them once, however many servers run in it: their observers
 * cannot be ended.
 */
export function addProcessMetrics(registry: Registry): void {
  shared ??= createProcessMetrics();
  for (const metric of shared.getMetricsAsArray()) {
    registry.registerMetric(shared.getSingleMetric(metric.name) as never);
  }
}

function createProcessMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // Sums of the gauges by type beside them, with the ending that only counters may have.
  for (const kind of ['handles', 'requests', 'resources']) {
    registry.removeSingleMetric(`nodejs_active_${kind}_total`);
  }
  new Gauge({
    name: 'halftone_build_info',
    help: 'Always 1; its label is the version that runs.',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version }, 1);
  return registry;
}
