import type { Outbox } from '../store/store.ts';
import type { DeliveryWindow } from './delivery-window.ts';

/** Deliveries asked for in one question to the store. */
const pageSize = 200;
/** Milliseconds until the next look at most, and at most while due deliveries wait for a place. */
const lookInterval = 5000;
const backlogInterval = 1000;

/**
 * Takes into the window what is due and fits.
 *
 * @param sendWhatFits called after each page that was taken in
 * @returns milliseconds until it is worth looking again
 */
export async function lookForDue(
  {
    store,
    window,
    clock,
    sendWhatFits,
  }: {
    readonly store: Pick<Outbox, 'dueDeliveries' | 'nextDeliveryAt'>;
    readonly window: DeliveryWindow;
    readonly clock: () => Date;
    readonly sendWhatFits: () => void;
  },
  signal: AbortSignal,
): Promise<number> {
  const now = clock();
  window.beginLook();
  while (window.hasCapacity() && !signal.aborted) {
    const page = await store.dueDeliveries(now, pageSize, window.waiting());
    const added = window.add(page);
    sendWhatFits();
    if (page.length < pageSize || added === 0) break;
  }
  const next = await store.nextDeliveryAt();
  if (next === null) return lookInterval;
  if (next <= now) return backlogInterval;
  return Math.min(Math.max(next.getTime() - clock().getTime(), 0), lookInterval);
}
