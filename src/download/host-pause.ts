import { ImageError, type ImageErrorCode } from '../domain/image-error.ts';
import type { DownloadTiming } from './download-timing.ts';

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

export interface FailedTurn {
  /** By identity. */
  readonly image: object;
  /** When it began, by the monotonic clock. */
  readonly since: number;
}

/** Images that fail in a row, with no success between, and so speak of the host and no more of themselves. */
const imagesUntilPause = 3;
/** Of these a success of another image shows that they were the image's own; a lost connection may be the first of an outage. */
const ownCodes = new Set<ImageErrorCode>(['SERVER_ERROR', 'TIMEOUT']);
/** Milliseconds after which an old failure says nothing about the present; longer than any pause. */
const forgetAfter = 600_000;

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
  /** What failed since the last success, as far as it matters. */
  const failing = new Map<object, ImageErrorCode>();
  let phase: HostPhase = 'OPEN';
  let round = 0;
  let failingSince = 0;
  let failedAt = 0;
  let succeededAt = Number.NEGATIVE_INFINITY;
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
      return phase === 'OPEN' && failing.size === 0;
    },
    succeeded,
    failed,
    patience: () => Math.max(failingSince + timing.patience - performance.now(), timing.latePatience),
    lastError,
    close: () => clearTimeout(timer),
  };

  function succeeded(ofRound: number): void {
    if (ofRound !== round) return;
    succeededAt = performance.now();
    if (phase === 'OPEN') {
      for (const [image, code] of failing) if (ownCodes.has(code)) faulty.add(image);
    }
    failing.clear();
    length = 0;
    if (phase !== 'OPEN') enter('OPEN');
  }

  function failed(ofRound: number, failure: ImageError, { image, since }: FailedTurn): boolean {
    // The host was paused since this attempt began: it belongs to the outage that is already known.
    if (ofRound !== round) return true;
    const asksToWait = failure.code === 'RATE_LIMITED' || failure.retryAfter !== null;
    // Others were served while this one was not.
    if (failure.code === 'TIMEOUT' && succeededAt > since) faulty.add(image);
    if (phase === 'OPEN' && faulty.has(image) && !asksToWait) return false;
    const now = performance.now();
    if (now - failedAt > forgetAfter) {
      failing.clear();
      length = 0;
    }
    if (failing.size === 0) failingSince = now;
    failedAt = now;
    if (failing.size < imagesUntilPause) failing.set(image, failure.code);
    error = failure;
    if (phase === 'OPEN' && failing.size < imagesUntilPause && !asksToWait) return false;
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
