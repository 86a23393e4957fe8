import type { Claim } from '../store/settlement.ts';

/**
 * Which product next. The store is the truth; a queue holds a window of claimed products a request and
 * fills it again from the store.
 *
 * Guarantees
 * - Fair: tenants take turns, then a tenant's requests, one product a turn; a request of ten products is
 *   not stuck behind one of a million, nor the other way round.
 * - Bounded: at most 1,000 products of a request are held, and at most `inFlightPerRequest` are out.
 * - A claim is handed out once; who took it calls `done`, settled or not.
 *
 * Not promised: order between products of one request after a crash; exactly-once work.
 */
export interface Queue {
  /** Tells that a request has pending products; harmless when it is known or has none. */
  add(request: { readonly id: string; readonly owner: string }): void;
  /**
   * The request is being cancelled or is gone: gives back what is held of it, hands out no more until it is added
   * again, and aborts `signalOf` what is out.
   */
  remove(requestId: string): void;
  /** To be asked for at once by who took a claim: aborted when the claim's request is removed. */
  signalOf(claim: Claim): AbortSignal;
  /** The next product; waits for one. Rejects with the signal's reason. */
  take(signal: AbortSignal): Promise<Claim>;
  done(claim: Claim): void;
  /** Takes no more from the store and gives back what it holds but has not handed out. */
  close(): Promise<void>;
}
