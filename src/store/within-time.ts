import { within } from '../concurrency/within.ts';
import { StoreUnavailableError } from './store-errors.ts';

/** Resolves with the answer; rejects with StoreUnavailableError of that reason when it takes longer, milliseconds. */
export async function withinTime(time: number, answer: Promise<unknown>, reason: string): Promise<void> {
  await within(time, answer, () => {
    throw new StoreUnavailableError(reason);
  });
}
