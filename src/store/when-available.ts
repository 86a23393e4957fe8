import { pause } from '../concurrency/pause.ts';
import { StoreUnavailableError } from './store-errors.ts';

/** How long to wait before a store that is away is asked again, milliseconds. */
const retryAfter = 500;

/**
 * The store's answer, however long it is away; once `signal` is aborted it is asked no further time.
 *
 * @param onAway called each time it is away, before the next try
 * @throws what the store throws when it is not away; StoreUnavailableError once `signal` is aborted
 */
export async function whenAvailable<T>(
  ask: () => Promise<T>,
  signal: AbortSignal,
  onAway: (error: StoreUnavailableError) => void = () => {},
): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || signal.aborted) throw error;
      onAway(error);
      await pause(retryAfter, signal);
      if (signal.aborted) throw error;
    }
  }
}
