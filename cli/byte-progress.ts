import { formatBytes } from '../src/format/format-bytes.ts';

/** Between two looks, milliseconds. */
const interval = 500;

export interface ByteProgress {
  /** How many bytes it will be. */
  onStart(expected: { readonly bytes: number }): void;
  /** How many it is by now. */
  onBytes(done: number): void;
  stop(): void;
}

/** How far a copy is, on a terminal in one line that is drawn over; elsewhere nothing, a log must stay readable. */
export function byteProgress(stream: NodeJS.WriteStream): ByteProgress {
  let total = 0;
  let shownAt = performance.now();
  return {
    onStart({ bytes }) {
      total = bytes;
    },
    onBytes(done) {
      const now = performance.now();
      if (!stream.isTTY || now - shownAt < interval) return;
      shownAt = now;
      const percent = total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total));
      stream.write(`\r\x1b[K${percent}%  ${formatBytes(done)} of ${formatBytes(total)}`);
    },
    stop() {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
