import type { WebhookDelivery } from '../domain/delivery.ts';

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
  hasRoom(): boolean;
  /** Whether a request has run out since the last look, or was never asked for, so that a look may find more. */
  wantsMore(): boolean;
}

const placesInAll = 16;
const placesPerHost = 4;
/** All hosts that let a delivery time out share these. */
const placesOfSlowHosts = 8;
/** With the page that reaches it still few enough ids to be skipped. */
const waitingRequests = 800;
const waitingDeliveries = 10_000;
const rememberedHosts = 1000;

export function createDeliveryWindow(): DeliveryWindow {
  /** In the order of their turns. */
  const queues = new Map<string, WebhookDelivery[]>();
  const inHand = new Set<string>();
  const doneSinceLook = new Set<string>();
  const slowHosts = new Set<string>();
  /** The deliveries in flight and their hosts. */
  const flights = new Map<WebhookDelivery, string>();
  let queued = 0;
  let wants = true;

  const hasRoom = () =>
    flights.size < placesInAll && queues.size < waitingRequests && queued < waitingDeliveries;

  return {
    waiting: () => [...queues.keys()],
    beginLook() {
      doneSinceLook.clear();
      wants = !hasRoom();
    },
    add(deliveries) {
      let added = 0;
      for (const delivery of deliveries) {
        if (inHand.has(delivery.id) || doneSinceLook.has(delivery.id)) continue;
        const queue = queues.get(delivery.requestId);
        if (queue) queue.push(delivery);
        else queues.set(delivery.requestId, [delivery]);
        inHand.add(delivery.id);
        added += 1;
      }
      queued += added;
      return added;
    },
    take() {
      if (flights.size >= placesInAll) return null;
      for (const [requestId, queue] of queues) {
        const [delivery] = queue;
        if (!delivery) continue;
        const host = hostOf(delivery.url);
        if (!hasPlace(host)) continue;
        queue.shift();
        queued -= 1;
        queues.delete(requestId);
        if (queue.length > 0) queues.set(requestId, queue);
        else wants = true;
        flights.set(delivery, host);
        return delivery;
      }
      return null;
    },
    done(delivery, timedOut) {
      const host = hostOf(delivery.url);
      flights.delete(delivery);
      if (timedOut !== null) slowHosts.delete(host);
      if (timedOut) slowHosts.add(host);
      if (slowHosts.size > rememberedHosts) slowHosts.delete([...slowHosts][0] ?? '');
      inHand.delete(delivery.id);
      doneSinceLook.add(delivery.id);
    },
    hasRoom,
    wantsMore: () => wants && hasRoom(),
  };

  function hasPlace(host: string): boolean {
    const hosts = [...flights.values()];
    const ofThisHost = hosts.filter((other) => other === host).length;
    if (!slowHosts.has(host)) return ofThisHost < placesPerHost;
    return ofThisHost < 1 && hosts.filter((other) => slowHosts.has(other)).length < placesOfSlowHosts;
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
