import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailableError } from './store-errors.ts';

/** How long to wait before a store that is away is asked again, milliseconds. */
const retryAfter = 500;

/** The store's answer, however long it is away; once `signal` is aborted it is asked no further time. */
export async function whenAvailable<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || signal.aborted) throw error;
      await sleep(retryAfter, null, { signal }).catch(() => undefined);
    }
  }
}
