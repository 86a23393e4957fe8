import { ImageError } from '../domain/image-error.ts';
import type { DownloadTiming } from './download-timing.ts';
import { createHostFailures, type FailedTurn } from './host-failures.ts';

/** OPEN: as usual. PAUSED: no download starts. PROBING: one may start, and what becomes of it decides. */
export type HostPhase = 'OPEN' | 'PAUSED' | 'PROBING';

/** Whether one host is down, as far as its answers tell: a circuit breaker. */
export interface HostPause {
  readonly phase: HostPhase;
  /** Grows with each pause. What began in an earlier round says nothing about the present one. */
  readonly round: number;
  /** Nothing is held against the host. */
  readonly healthy: boolean;
  succeeded(round: number): void;
  /** @returns whether the host is to blame: the image is then tried again after the pause, uncharged */
  failed(round: number, error: ImageError, turn: FailedTurn): boolean;
  /** How long a wait for this host may last, in milliseconds, while it is not OPEN. */
  patience(): number;
  /** What to tell an image that stops waiting. */
  lastError(): ImageError;
  close(): void;
}

/** Images that fail in a row, with no success between, and so speak of the host and no more of themselves. */
const imagesUntilPause = 3;

/**
 * @param faulty images that failed while the host served others: what they fail with later says nothing about
 *   it. Shared by all hosts, since a pause is forgotten with its host and images are tried again after that
 * @param onChange called after each change of phase
 */
export function createHostPause(
  timing: DownloadTiming,
  faulty: WeakSet<object>,
  onChange: () => void,
): HostPause {
  const failures = createHostFailures(imagesUntilPause, faulty);
  let phase: HostPhase = 'OPEN';
  let round = 0;
  let length = 0;
  let pausedUntil = 0;
  let error = new ImageError('CONNECT_FAILED', 'The host does not answer.');
  let timer: NodeJS.Timeout | undefined;

  return {
    get phase() {
      return phase;
    },
    get round() {
      return round;
    },
    get healthy() {
      return phase === 'OPEN' && failures.count === 0;
    },
    succeeded,
    failed,
    patience: () => Math.max(failures.since + timing.patience - performance.now(), timing.latePatience),
    lastError,
    close: () => clearTimeout(timer),
  };

  function succeeded(ofRound: number): void {
    if (ofRound !== round) return;
    failures.succeeded(phase === 'OPEN');
    length = 0;
    if (phase !== 'OPEN') enter('OPEN');
  }

  function failed(ofRound: number, failure: ImageError, turn: FailedTurn): boolean {
    // The host was paused since this attempt began: it belongs to the outage that is already known.
    if (ofRound !== round) return true;
    const asksToWait = failure.code === 'RATE_LIMITED' || failure.retryAfter !== null;
    const isImagesOwn = failures.isImagesOwn(failure.code, turn);
    if (phase === 'OPEN' && isImagesOwn && !asksToWait) return false;
    if (failures.add(failure.code, turn)) length = 0;
    error = failure;
    if (phase === 'OPEN' && failures.count < imagesUntilPause && !asksToWait) return false;
    length = length === 0 ? timing.firstPause : Math.min(length * 2, timing.longestPause);
    pause(Math.max(length, failure.retryAfter ?? 0));
    return true;
  }

  function pause(milliseconds: number): void {
    round += 1;
    pausedUntil = performance.now() + milliseconds;
    timer = setTimeout(() => enter('PROBING'), milliseconds);
    enter('PAUSED');
  }

  function enter(next: HostPhase): void {
    phase = next;
    onChange();
  }

  function lastError(): ImageError {
    const remaining = error.retryAfter === null ? 0 : pausedUntil - performance.now();
    return new ImageError(error.code, error.message, {
      cause: error,
      ...(remaining > 0 && { retryAfter: remaining }),
    });
  }
}
