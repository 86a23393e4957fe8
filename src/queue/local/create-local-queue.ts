import type { Logger } from 'pino';
import type { Claim } from '../../store/settlement.ts';
import type { Work } from '../../store/store.ts';
import type { Queue } from '../queue.ts';
import { RoundRobin } from './round-robin.ts';

export interface LocalQueueSettings {
  /** Claims fetched from the store at a time; at most twice that is held a request. */
  readonly window: number;
  /** Products of one request that may be out at a time. */
  readonly inFlightPerRequest: number;
}

/** What the queue knows of one request. */
interface Line {
  readonly requestId: string;
  readonly owner: string;
  readonly held: Claim[];
  inFlight: number;
  refilling: boolean;
  /** Aborted once the request is removed; a new one when it is added again. */
  wanted: AbortController;
  /** The store gave no more; `add` makes it look again. */
  exhausted: boolean;
}

interface Waiter {
  readonly resolve: (claim: Claim) => void;
}

/** How long to wait before the store is asked again after it failed, milliseconds. */
const retryAfter = 500;

/** A queue within one process, filled from the store. */
export function createLocalQueue(
  dependencies: { readonly store: Pick<Work, 'claim' | 'release'>; readonly logger: Logger },
  settings: LocalQueueSettings,
): Queue {
  const { store, logger } = dependencies;
  const lines = new Map<string, Line>();
  const turns = new RoundRobin<string, Line>();
  const waiters = new Set<Waiter>();
  const refills = new Set<Promise<void>>();
  let closed = false;

  const ready = (line: Line) => line.held.length > 0 && line.inFlight < settings.inFlightPerRequest;

  function handOut(): void {
    for (const waiter of waiters) {
      const line = turns.next(ready);
      if (line === null) return;
      const claim = line.held.shift() as Claim;
      line.inFlight += 1;
      waiters.delete(waiter);
      waiter.resolve(claim);
      refill(line);
    }
  }

  function refill(line: Line): void {
    if (closed || line.refilling || line.exhausted || line.held.length > settings.window / 2) return;
    line.refilling = true;
    const work = fetchClaims(line).then((answered) => {
      refills.delete(work);
      line.refilling = false;
      handOut();
      // An `add` may have come while the store was asked.
      if (answered) refill(line);
      else setTimeout(() => refill(line), retryAfter).unref();
      forgetWhenIdle(line);
    });
    refills.add(work);
  }

  /** Whether the store gave an answer. */
  async function fetchClaims(line: Line): Promise<boolean> {
    // Set before the store is asked: an `add` that comes meanwhile makes it false again.
    line.exhausted = true;
    const { signal } = line.wanted;
    try {
      const claims = await store.claim(line.requestId, settings.window);
      if (signal.aborted) {
        giveBack(claims);
        return true;
      }
      line.held.push(...claims);
      if (claims.length === settings.window) line.exhausted = false;
      return true;
    } catch (error) {
      line.exhausted = false;
      logger.warn({ error, requestId: line.requestId }, 'claiming products failed; will try again');
      return false;
    }
  }

  function giveBack(claims: readonly Claim[]): void {
    if (claims.length === 0) return;
    const work = store.release(claims).catch((error: unknown) => {
      logger.warn({ error }, 'releasing claims failed; they are released at the next start');
    });
    refills.add(work);
    void work.finally(() => refills.delete(work));
  }

  function forgetWhenIdle(line: Line): void {
    const idle = line.held.length === 0 && line.inFlight === 0 && line.exhausted && !line.refilling;
    if (!idle) return;
    lines.delete(line.requestId);
    turns.remove(line.owner, line);
  }

  return {
    add({ id, owner }) {
      if (closed) return;
      let line = lines.get(id);
      if (line === undefined) {
        line = {
          requestId: id,
          owner,
          held: [],
          inFlight: 0,
          refilling: false,
          wanted: new AbortController(),
          exhausted: false,
        };
        lines.set(id, line);
        turns.add(owner, line);
      }
      if (line.wanted.signal.aborted) line.wanted = new AbortController();
      line.exhausted = false;
      refill(line);
    },
    remove(requestId) {
      const line = lines.get(requestId);
      if (line === undefined) return;
      line.exhausted = true;
      line.wanted.abort();
      giveBack(line.held.splice(0));
      forgetWhenIdle(line);
    },
    signalOf({ product }) {
      return lines.get(product.requestId)?.wanted.signal ?? AbortSignal.abort();
    },
    take(signal) {
      signal.throwIfAborted();
      return new Promise((resolve, reject) => {
        const abort = () => {
          waiters.delete(waiter);
          reject(signal.reason);
        };
        const waiter: Waiter = {
          resolve(claim) {
            signal.removeEventListener('abort', abort);
            resolve(claim);
          },
        };
        signal.addEventListener('abort', abort, { once: true });
        waiters.add(waiter);
        handOut();
      });
    },
    done(claim) {
      const line = lines.get(claim.product.requestId);
      if (line === undefined) return;
      line.inFlight -= 1;
      refill(line);
      forgetWhenIdle(line);
      handOut();
    },
    async close() {
      closed = true;
      await Promise.all(refills);
      const held = [...lines.values()].flatMap((line) => line.held.splice(0));
      if (held.length > 0) await store.release(held);
    },
  };
}
