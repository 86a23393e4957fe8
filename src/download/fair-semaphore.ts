/** A bounded number of slots, handed out round robin over keys, so that a long line delays nobody else's. */
export interface FairSemaphore {
  /**
   * Waits for a slot; the promise gives the function that frees it (safe to call twice). Within a key the
   * order is first come, first served. Rejects with the signal's reason, and then holds nothing. The line is
   * as long as there are callers: they bound it.
   */
  acquire(key: string, signal: AbortSignal): Promise<() => void>;
  /** Zero stops handing out; slots already taken are not taken back. */
  setLimit(limit: number): void;
  readonly active: number;
  readonly waiting: number;
}

type Waiter = (release: () => void) => void;

export function createFairSemaphore(initialLimit: number): FairSemaphore {
  /** The keys that have waiters, the one whose turn it is first. */
  const lines = new Map<string, Set<Waiter>>();
  let limit = initialLimit;
  let active = 0;
  let waiting = 0;

  return {
    acquire,
    setLimit(next) {
      limit = next;
      handOut();
    },
    get active() {
      return active;
    },
    get waiting() {
      return waiting;
    },
  };

  function acquire(key: string, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const waiter: Waiter = (release) => {
        signal.removeEventListener('abort', giveUp);
        resolve(release);
      };
      const giveUp = () => {
        leaveLine(key, waiter);
        reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      joinLine(key, waiter);
      handOut();
    });
  }

  function handOut(): void {
    while (active < limit) {
      const turn = takeTurn();
      if (turn === undefined) return;
      active += 1;
      turn(releaseOnce());
    }
  }

  function takeTurn(): Waiter | undefined {
    for (const [key, line] of lines) {
      const [waiter] = line;
      if (waiter === undefined) continue;
      leaveLine(key, waiter);
      if (lines.delete(key)) lines.set(key, line);
      return waiter;
    }
    return undefined;
  }

  function releaseOnce(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      active -= 1;
      handOut();
    };
  }

  function joinLine(key: string, waiter: Waiter): void {
    const line = lines.get(key) ?? new Set();
    lines.set(key, line.add(waiter));
    waiting += 1;
  }

  function leaveLine(key: string, waiter: Waiter): void {
    const line = lines.get(key);
    if (!line?.delete(waiter)) return;
    waiting -= 1;
    if (line.size === 0) lines.delete(key);
  }
}
