import { setTimeout as sleep } from 'node:timers/promises';
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
  /** What lies under the key; null when nothing does. */
  recall(key: string): Promise<KnownResult | null>;
  /**
   * What lies under the key, made by `make` unless it is there; the request refers to it from now on. Whoever
   * comes while it is being made waits for that.
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

interface Waiting {
  readonly requestId: string;
  readonly key: string;
  readonly resolve: (reservation: Reservation) => void;
  readonly reject: (error: unknown) => void;
}

export function createOutputs(dependencies: {
  readonly store: Pick<StoredOutputs, 'reserve' | 'findResult'>;
  readonly files: Files;
}): Outputs {
  const { store, files } = dependencies;
  /** What is being made, and what lately was: the store knows it when its product is settled. */
  const made = new Map<string, Promise<KnownResult>>();
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;

  /** A file that an operator deleted is made again. */
  async function lies(key: string, result: KnownResult): Promise<boolean> {
    const fileKey = outputFileKey(key, extensionOf[result.format]);
    return fileKey !== null && (await files.stat(fileKey)) !== null;
  }

  function reserve(requestId: string, key: string): Promise<Reservation> {
    return new Promise((resolve, reject) => {
      waiting.push({ requestId, key, resolve, reject });
      if (waiting.length >= batchSize) flush();
      else timer ??= setTimeout(flush, batchDelay);
    });
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const batch = waiting;
    waiting = [];
    store.reserve(batch.map(({ requestId, key }) => ({ requestId, key }))).then(
      (answers) => {
        for (const [index, { resolve }] of batch.entries()) resolve(answers[index] ?? { kind: 'gone' });
      },
      (error: unknown) => {
        for (const { reject } of batch) reject(error);
      },
    );
  }

  async function take(requestId: string, key: string, signal: AbortSignal): Promise<KnownResult | null> {
    for (;;) {
      const answer = await reserve(requestId, key);
      if (answer.kind === 'new') return null;
      if (answer.kind === 'known') return (await lies(key, answer.result)) ? answer.result : null;
      if (answer.kind === 'gone') throw new ImageError('INTERNAL', 'The request was deleted.');
      await sleep(busyPause, null, { signal });
    }
  }

  return {
    take,
    async recall(key) {
      const result = await store.findResult(key);
      return result !== null && (await lies(key, result)) ? result : null;
    },
    async obtain(requestId, key, signal, make) {
      const known = await take(requestId, key, signal);
      if (known !== null) return { result: known, reused: true };
      for (let other = made.get(key); other !== undefined; other = made.get(key)) {
        const result = await other.catch((error: unknown) => {
          // The same bytes would fail in the same way; another request's end is not ours.
          if (error instanceof ImageError) throw error;
          return null;
        });
        signal.throwIfAborted();
        if (result !== null && (await lies(key, result))) return { result, reused: true };
        if (made.get(key) === other) made.delete(key);
      }
      const work = make();
      made.set(key, work);
      const [oldest] = made.keys();
      if (made.size > remembered && oldest !== undefined) made.delete(oldest);
      try {
        return { result: await work, reused: false };
      } catch (error) {
        made.delete(key);
        throw error;
      }
    },
  };
}
