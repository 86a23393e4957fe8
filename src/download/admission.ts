import type { Path } from '../concurrency/fair-backlog.ts';
import { createFairSemaphore } from '../concurrency/fair-semaphore.ts';
import { ImageError } from '../domain/image-error.ts';
import type { Budget } from './budget.ts';
import type { DownloadRequest } from './downloader.ts';
import type { HostGate } from './host-gate.ts';
import type { HostTurn } from './host-turn.ts';

/** Lets a hop begin: when its host, a slot and what `admit` looks after have capacity. */
export interface Admission {
  /** @throws ImageError, or the signal's reason; nothing is held then */
  enter(url: URL, request: DownloadRequest, budget: Budget, signal: AbortSignal): Promise<Admitted>;
}

export interface Admitted {
  readonly turn: HostTurn;
  /** Frees the slot; the turn is ended by itself. */
  release(): void;
}

/**
 * @param concurrency downloads at once, at all hosts together
 * @param admit awaited once a download, before its first hop starts
 */
export function createAdmission(
  hosts: HostGate,
  concurrency: number,
  admit: (signal: AbortSignal) => Promise<void>,
): Admission {
  const slots = createFairSemaphore(concurrency);

  /** @returns frees the slot */
  async function takeSlot(path: Path, budget: Budget, signal: AbortSignal): Promise<() => void> {
    let release: (() => void) | undefined;
    try {
      release = await slots.acquire(path, signal);
      if (!budget.admitted) await admit(signal);
      budget.admitted = true;
      signal.throwIfAborted();
      return release;
    } catch (cause) {
      release?.();
      if (signal.aborted) throw signal.reason;
      throw new ImageError('INTERNAL', 'The download could not be started.', { cause });
    }
  }

  return {
    /** A place at the host first: what waits for a host holds nothing that others could use. */
    async enter(url, { fairnessPath, whileIdle }, budget, signal) {
      for (;;) {
        const turn = await whileIdle(hosts.enter(url.host, fairnessPath, budget.patience, signal));
        try {
          const release = await takeSlot(fairnessPath, budget, signal);
          if (turn.isCurrent()) return { turn, release };
          release();
        } catch (error) {
          turn.left();
          throw error;
        }
        turn.left();
      }
    },
  };
}
