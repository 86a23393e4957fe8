import { Counter, Gauge, type Registry } from 'prom-client';
import type { ProgressEvent } from '../requests/requests.ts';

/** Live progress and who listens to it. */
export interface ProgressMetrics {
  /** The same events, counted as they are sent. */
  follow(events: AsyncGenerator<ProgressEvent>): AsyncGenerator<ProgressEvent>;
}

export function createProgressMetrics(registry: Registry): ProgressMetrics {
  const registers = [registry];
  const subscribers = new Gauge({
    name: 'halftone_subscribers',
    help: 'Subscriptions to a request’s progress that are open.',
    registers,
  });
  const events = new Counter({
    name: 'halftone_progress_events_total',
    help: 'Events sent to subscribers.',
    registers,
  });
  const products = new Counter({
    name: 'halftone_progress_products_total',
    help: 'Products in the events sent to subscribers.',
    registers,
  });

  return {
    async *follow(source) {
      subscribers.inc();
      try {
        for await (const event of source) {
          events.inc();
          products.inc(event.products.length);
          yield event;
        }
      } finally {
        subscribers.dec();
      }
    },
  };
}
