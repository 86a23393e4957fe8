import type { Logger } from 'pino';
import type { FairBacklog } from '../../concurrency/fair-backlog.ts';
import type { TaskGroup } from '../../concurrency/task-group.ts';
import { warnRarely } from '../../log/warn-rarely.ts';
import type { Claim } from '../../store/settlement.ts';
import type { Work } from '../../store/store.ts';

/** The part of one request's products that the queue holds: filled from the store when half of it is gone. */
export interface RequestWindow {
  /** The request has pending products, or may have: looks for them. */
  add(): void;
  /** The request is being cancelled or is gone: gives back what is held, and aborts what is out. */
  remove(): void;
  /** Aborted once the request is removed; another one after it is added again. */
  signal(): AbortSignal;
  /** Whether fewer of its products are out than may be. */
  mayHandOut(): boolean;
  /** A product left the backlog, and is out until `done`. */
  handedOut(): void;
  done(): void;
  /** Asks the store no more. */
  close(): void;
  /** Takes out what is held. */
  drain(): Claim[];
}

interface Dependencies {
  readonly store: Pick<Work, 'claim'>;
  readonly logger: Logger;
  /** Of all requests; this one's path is its owner, then itself. */
  readonly held: FairBacklog<Claim>;
  /** Calls to the store that are under way. */
  readonly calls: TaskGroup;
  readonly giveBack: (claims: readonly Claim[]) => void;
  readonly onFilled: () => void;
  /** Nothing is held or out, and the store has no more. */
  readonly onIdle: () => void;
}

interface Settings {
  readonly requestId: string;
  readonly owner: string;
  readonly window: number;
  readonly inFlightPerRequest: number;
}

/** How long to wait before the store is asked again after it failed, milliseconds. */
const retryAfter = 500;

export function createRequestWindow(
  { store, logger, held, calls, giveBack, onFilled, onIdle }: Dependencies,
  { requestId, owner, window, inFlightPerRequest }: Settings,
): RequestWindow {
  const path = [owner, requestId];
  let out = 0;
  let isFilling = false;
  let isClosed = false;
  let wanted = new AbortController();
  /** The store gave no more; `add` makes it look again. */
  let exhausted = false;

  function fill(): void {
    if (isClosed || isFilling || exhausted || held.count(path) > window / 2) return;
    isFilling = true;
    void calls.add(
      fetchClaims().then((answered) => {
        isFilling = false;
        onFilled();
        // An `add` may have come while the store was asked.
        if (answered) fill();
        else setTimeout(fill, retryAfter).unref();
        reportIdle();
      }),
    );
  }

  /** Whether the store gave an answer. */
  async function fetchClaims(): Promise<boolean> {
    // Set before the store is asked: an `add` that comes meanwhile makes it false again.
    exhausted = true;
    const { signal } = wanted;
    try {
      const claims = await store.claim(requestId, window);
      if (signal.aborted) {
        giveBack(claims);
        return true;
      }
      for (const claim of claims) held.add(path, claim);
      if (claims.length === window) exhausted = false;
      return true;
    } catch (error) {
      exhausted = false;
      warnRarely(
        logger,
        { requestId, tenant: owner, err: error },
        'claiming products failed; will try again',
      );
      return false;
    }
  }

  function reportIdle(): void {
    if (held.count(path) === 0 && out === 0 && exhausted && !isFilling) onIdle();
  }

  return {
    add() {
      if (wanted.signal.aborted) wanted = new AbortController();
      exhausted = false;
      fill();
    },
    remove() {
      exhausted = true;
      wanted.abort();
      giveBack(held.drain(path));
      reportIdle();
    },
    signal: () => wanted.signal,
    mayHandOut: () => out < inFlightPerRequest,
    handedOut() {
      out += 1;
      fill();
    },
    done() {
      out -= 1;
      fill();
      reportIdle();
    },
    close: () => {
      isClosed = true;
    },
    drain: () => held.drain(path),
  };
}
