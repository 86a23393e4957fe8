import type { Path } from '../concurrency/fair-backlog.ts';
import { createFairSemaphore } from '../concurrency/fair-semaphore.ts';
import { forwardAbort } from '../concurrency/forward-abort.ts';
import type { DownloadTiming } from './download-timing.ts';
import { createHostPause } from './host-pause.ts';
import { createHostTurn, type HostTurn } from './host-turn.ts';
import type { Patience } from './patience.ts';

/** What waits for one host: a few of it are let in at a time, none while the host is down. */
export interface HostBacklog {
  /** As `HostGate.enter`. */
  enter(path: Path, patience: Patience, signal: AbortSignal): Promise<HostTurn>;
  /** Nothing waits, and no place is taken. */
  readonly isUnused: boolean;
  /** The host is down: nothing is asked of it for now, or only to see whether it is back. */
  readonly isPaused: boolean;
  /** Nothing is held against the host. */
  readonly isHealthy: boolean;
  close(): void;
}

interface Wait {
  readonly patience: Patience;
  giveUp(): void;
}

/**
 * @param faulty see `createHostPause`; shared by all hosts
 * @param onLeft called when a wait has ended without a turn, and when a place is free again
 */
export function createHostBacklog(
  perHost: number,
  timing: DownloadTiming,
  faulty: WeakSet<Patience>,
  onLeft: () => void,
): HostBacklog {
  const slots = createFairSemaphore(perHost);
  const waits = new Set<Wait>();
  const pause = createHostPause(timing, faulty, () => {
    slots.setLimit({ OPEN: perHost, PAUSED: 0, PROBING: 1 }[pause.phase]);
    for (const wait of waits) runPatience(wait);
  });

  function runPatience({ patience, giveUp }: Wait): void {
    if (pause.phase === 'OPEN') patience.stop();
    else patience.start(pause.patience(), giveUp);
  }

  return {
    async enter(path, patience, signal) {
      const waiting = new AbortController();
      const unlink = forwardAbort([signal], waiting);
      const wait: Wait = { patience, giveUp: () => waiting.abort(pause.lastError()) };
      waits.add(wait);
      runPatience(wait);
      try {
        const release = await slots.acquire(path, waiting.signal);
        return createHostTurn(pause, patience, () => {
          release();
          onLeft();
        });
      } finally {
        patience.stop();
        waits.delete(wait);
        unlink();
        onLeft();
      }
    },
    get isUnused() {
      return slots.active === 0 && slots.waiting === 0 && waits.size === 0;
    },
    get isPaused() {
      return pause.phase !== 'OPEN';
    },
    get isHealthy() {
      return pause.healthy;
    },
    close: pause.close,
  };
}
