import { createFairBacklog } from '../concurrency/fair-backlog.ts';
import type { WebhookDelivery } from '../domain/delivery.ts';
import { createEndpointPlaces } from './endpoint-places.ts';

/**
 * The deliveries that this process has in hand: those it sends, and a few of each request that wait for a
 * place. Requests take turns; an endpoint has a few places, and one only once it has let a delivery time
 * out. So neither a large request nor one that hangs holds up the others.
 */
export interface DeliveryWindow {
  /** Requests that need not be asked for: theirs wait here already. */
  waiting(): string[];
  /** To be called before the store is asked, so that what is done meanwhile is not taken for due again. */
  beginLook(): void;
  /** Takes what it has not in hand already; says how many that were. */
  add(deliveries: readonly WebhookDelivery[]): number;
  /** The next one that may be sent, now in flight; null when none fits. */
  take(): WebhookDelivery | null;
  /** A delivery in flight is done with; `timedOut` null where its endpoint was not reached for. */
  done(delivery: WebhookDelivery, timedOut: boolean | null): void;
  /** Whether there is a free slot, and capacity for what would wait. */
  hasCapacity(): boolean;
  /** Whether a request has run out since the last look, or was never asked for, so that a look may find more. */
  wantsMore(): boolean;
}

const placesInAll = 16;
/** With the page that reaches it still few enough ids to be skipped. */
const waitingRequests = 800;
const waitingDeliveries = 10_000;

export function createDeliveryWindow(): DeliveryWindow {
  const backlog = createFairBacklog<WebhookDelivery>();
  const inHand = new Set<string>();
  const doneSinceLook = new Set<string>();
  const places = createEndpointPlaces();
  let wants = true;

  const hasCapacity = () =>
    places.taken < placesInAll && backlog.keys().length < waitingRequests && backlog.size < waitingDeliveries;

  return {
    waiting: () => backlog.keys(),
    beginLook() {
      doneSinceLook.clear();
      wants = !hasCapacity();
    },
    add(deliveries) {
      const added = deliveries.filter(({ id }) => !inHand.has(id) && !doneSinceLook.has(id));
      for (const delivery of added) {
        inHand.add(delivery.id);
        backlog.add([delivery.requestId], delivery);
      }
      return added.length;
    },
    take() {
      if (places.taken >= placesInAll) return null;
      const delivery = backlog.take(({ url }) => places.hasPlace(url));
      if (delivery === undefined) return null;
      if (backlog.count([delivery.requestId]) === 0) wants = true;
      places.take(delivery.url);
      return delivery;
    },
    done({ id, url }, timedOut) {
      places.free(url, timedOut);
      inHand.delete(id);
      doneSinceLook.add(id);
    },
    hasCapacity,
    wantsMore: () => wants && hasCapacity(),
  };
}
