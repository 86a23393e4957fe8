import type { ImageErrorCode } from '../domain/image-error.ts';

/** What has failed at one host since its last success, as far as it says something about the host. */
export interface HostFailures {
  /** Images that failed, counted up to what `mostImages` says. */
  readonly count: number;
  /** When the first of them did, by the monotonic clock. */
  readonly since: number;
  /** @param isOpen whether the host was in use as usual: then what failed beside a success was the images' own */
  succeeded(isOpen: boolean): void;
  /** Whether a failure says something about its image alone, since the host served others. */
  isImagesOwn(code: ImageErrorCode, turn: FailedTurn): boolean;
  /** @returns whether everything before is so old that it was forgotten */
  add(code: ImageErrorCode, turn: FailedTurn): boolean;
}

export interface FailedTurn {
  /** By identity. */
  readonly image: object;
  /** When it began, by the monotonic clock. */
  readonly since: number;
}

/** Of these a success of another image shows that they were the image's own; a lost connection may be the first of an outage. */
const ownCodes = new Set<ImageErrorCode>(['SERVER_ERROR', 'TIMEOUT']);
/** Milliseconds after which an old failure says nothing about the present; longer than any pause. */
const forgetAfter = 600_000;

/** @param faulty images that failed while the host served others, at any host */
export function createHostFailures(mostImages: number, faulty: WeakSet<object>): HostFailures {
  const failing = new Map<object, ImageErrorCode>();
  let since = 0;
  let failedAt = 0;
  let succeededAt = Number.NEGATIVE_INFINITY;

  return {
    get count() {
      return failing.size;
    },
    get since() {
      return since;
    },
    succeeded(isOpen) {
      succeededAt = performance.now();
      if (isOpen) {
        for (const [image, code] of failing) if (ownCodes.has(code)) faulty.add(image);
      }
      failing.clear();
    },
    isImagesOwn(code, turn) {
      // Others were served while this one was not.
      if (code === 'TIMEOUT' && succeededAt > turn.since) faulty.add(turn.image);
      return faulty.has(turn.image);
    },
    add(code, { image }) {
      const now = performance.now();
      const forgets = now - failedAt > forgetAfter;
      if (forgets) failing.clear();
      if (failing.size === 0) since = now;
      failedAt = now;
      if (failing.size < mostImages) failing.set(image, code);
      return forgets;
    },
  };
}
