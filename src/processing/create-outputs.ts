import { createBatcher } from '../concurrency/batcher.ts';
import { pauseOrAbort } from '../concurrency/pause.ts';
import { createSingleFlight } from '../concurrency/single-flight.ts';
import { ImageError } from '../domain/image-error.ts';
import type { Files } from '../files/files.ts';
import { extensionOf, outputFileKey } from '../files/output-file-key.ts';
import type { KnownResult, Reservation } from '../store/known-output.ts';
import type { Outputs as StoredOutputs } from '../store/store.ts';

/** How long the first of a batch waits for company, and how many are asked for at a time. */
const batchDelay = 5;
const batchSize = 200;

/** Outputs of this process that are remembered. */
const remembered = 5_000;

/** How long to wait for an output whose file is just being deleted, milliseconds. */
const busyPause = 100;

/** The outputs that are there already, or are being made in this process. */
export interface Outputs {
  /** What is kept under the key; null when nothing is. */
  recall(key: string): Promise<KnownResult | null>;
  /**
   * What is kept under the key, made by `make` unless it is there; the request refers to it from now on. A call
   * that comes while it is being made waits for that.
   * @returns `reused`: nothing was made for this call.
   */
  obtain(
    requestId: string,
    key: string,
    signal: AbortSignal,
    make: () => Promise<KnownResult>,
  ): Promise<{ readonly result: KnownResult; readonly reused: boolean }>;
  /** As `obtain`, null where it would have to be made. */
  take(requestId: string, key: string, signal: AbortSignal): Promise<KnownResult | null>;
}

export function createOutputs(dependencies: {
  readonly store: Pick<StoredOutputs, 'reserve' | 'findResult'>;
  readonly files: Files;
}): Outputs {
  const { store, files } = dependencies;
  /** What is being made, and what lately was: the store knows it when its product is settled. */
  const made = createSingleFlight<string, KnownResult>(remembered);
  const reservations = createBatcher<{ readonly requestId: string; readonly key: string }, Reservation>({
    size: batchSize,
    delay: batchDelay,
    run: (outputs) => store.reserve(outputs),
  });

  /** A file that an operator deleted is made again. */
  async function exists(key: string, result: KnownResult): Promise<boolean> {
    const fileKey = outputFileKey(key, extensionOf[result.format]);
    return fileKey !== null && (await files.stat(fileKey)) !== null;
  }

  async function take(requestId: string, key: string, signal: AbortSignal): Promise<KnownResult | null> {
    for (;;) {
      const answer = await reservations.add({ requestId, key });
      if (answer.kind === 'new') return null;
      if (answer.kind === 'known') return (await exists(key, answer.result)) ? answer.result : null;
      if (answer.kind === 'gone') throw new ImageError('INTERNAL', 'The request was deleted.');
      await pauseOrAbort(busyPause, signal);
    }
  }

  return {
    take,
    async recall(key) {
      const result = await store.findResult(key);
      return result !== null && (await exists(key, result)) ? result : null;
    },
    async obtain(requestId, key, signal, make) {
      const known = await take(requestId, key, signal);
      if (known !== null) return { result: known, reused: true };
      for (let other = made.find(key); other !== undefined; other = made.find(key)) {
        const result = await other.catch((error: unknown) => {
          // The same bytes would fail in the same way; another request's end is not ours.
          if (error instanceof ImageError) throw error;
          return null;
        });
        signal.throwIfAborted();
        if (result !== null && (await exists(key, result))) return { result, reused: true };
        made.forget(key, other);
      }
      const { value, first } = await made.share(key, make);
      return { result: value, reused: !first };
    },
  };
}
