import type { CompressionResult } from './compressor.ts';

/** Called with what a compressor does, to count it. */
export interface CompressorObserver {
  /** An image is compressed; milliseconds from its start in a thread. */
  compressed(milliseconds: number, result: CompressionResult): void;
  /** The pool's process came up. */
  processStarted(): void;
  /** The pool's process ended: killed for an image past its deadline, by itself, or because the server stops. */
  processEnded(reason: 'deadline' | 'crash' | 'closing'): void;
  /** An image is given up because it ended the process, alone, more than once. */
  poisoned(): void;
}

/** What the pool has in hand just now; thumbnails included. */
export interface CompressorLoad {
  readonly threads: number;
  readonly busy: number;
  readonly waiting: number;
}
