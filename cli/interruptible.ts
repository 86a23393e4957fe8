import { HalftoneError } from '../src/domain/halftone-error.ts';
import { interruption } from './interruption.ts';

/** Runs work that Ctrl-C ends gently: it cleans up, and the command says that nothing came of it. */
export async function interruptible<T>(what: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, ignore } = interruption();
  try {
    return await work(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new HalftoneError('INTERRUPTED', 499, `${what} was interrupted; nothing was changed.`, {
      cause: error,
    });
  } finally {
    ignore();
  }
}
