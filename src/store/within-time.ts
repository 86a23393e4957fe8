import { StoreUnavailableError } from './store-errors.ts';

/** Resolves with the answer; rejects with StoreUnavailableError of that reason when it takes longer, milliseconds. */
export async function withinTime(time: number, answer: Promise<unknown>, reason: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailableError(reason)), time);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
