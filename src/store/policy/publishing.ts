import type { Counters } from '../../domain/counters.ts';
import { finalStatus, type Request } from '../../domain/request.ts';
import type { Publication, StagedRequest } from '../submission.ts';
import type { Announcement } from './ledger.ts';

/** Whether nothing of a catalogue is pending, so that its request has its final status from the start. */
export function isFinal({ products, productsFinished }: Counters): boolean {
  return productsFinished === products;
}

/** How a request begins; `lastFinishedAt`: of its products, null when there are none. */
export function beginningOf(
  { counters }: Publication,
  webhook: StagedRequest['webhook'],
  lastFinishedAt: Date | null,
  now: Date,
): Pick<Request, 'status' | 'finishedAt'> & { readonly outbox: readonly Announcement[] } {
  if (!isFinal(counters)) return { status: 'QUEUED', finishedAt: null, outbox: [] };
  const subscribed = webhook?.events.includes('REQUEST_FINISHED') === true;
  return {
    status: finalStatus(counters),
    // A catalogue without products finished when it was sent.
    finishedAt: lastFinishedAt ?? now,
    outbox: subscribed ? [{ event: 'REQUEST_FINISHED', position: null, at: now }] : [],
  };
}
