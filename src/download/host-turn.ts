import type { ImageError } from '../domain/image-error.ts';
import type { HostPause } from './host-pause.ts';
import type { Patience } from './patience.ts';

/** A place at a host, held while one request runs. Exactly one of the three ends it. */
export interface HostTurn {
  /** False once the host was paused after this turn was given: leave, and wait again. */
  isCurrent(): boolean;
  /** The host answered, whatever it answered. */
  succeeded(): void;
  /** The host did not. @returns whether to wait for it and try again, rather than blame the image */
  failed(error: ImageError): boolean;
  /** Nothing was learnt about the host. */
  left(): void;
}

/** @param leave frees the place */
export function createHostTurn(pause: HostPause, image: Patience, leave: () => void): HostTurn {
  const { round } = pause;
  const since = performance.now();
  return {
    isCurrent: () => pause.round === round,
    succeeded() {
      pause.succeeded(round);
      leave();
    },
    failed(error) {
      // Judged before the place is free, or the next in turn would run into the same failure.
      const isHosts = pause.failed(round, error, { image, since });
      leave();
      return isHosts;
    },
    left: leave,
  };
}
