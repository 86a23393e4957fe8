import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A file's bytes, read where they are asked for. */
export interface ByteSource {
  /** Of the whole file. */
  readonly length: number;
  /** Bytes from `at` on: `count` of them, at most `longestRead`; fewer where the file ends. Valid until the next call. */
  bytes(at: number, count: number): Buffer;
}

/** What `readSource` keeps of a file in memory at any time: the longest segment of a JPEG, and a little more. */
export const longestRead = (1 << 16) + 1024;

/**
 * Lets `read` look at the file at `path` through a window of `longestRead` bytes, its beginning first. While the
 * thread waits: the file was just written, and a turn of libuv's threads costs more than the read.
 */
export function readSource<T>(path: string, read: (source: ByteSource) => T): T {
  const file = openSync(path, 'r');
  try {
    const window = Buffer.allocUnsafe(longestRead);
    let from = 0;
    let held = readSync(file, window, 0, longestRead, 0);
    return read({
      length: fstatSync(file).size,
      bytes: (at, count) => {
        if (at < from || at + count > from + held) {
          from = at;
          held = readSync(file, window, 0, longestRead, at);
        }
        return window.subarray(at - from, Math.min(at - from + count, held));
      },
    });
  } finally {
    closeSync(file);
  }
}

/** Bytes that are in memory already. */
export function bufferSource(bytes: Buffer): ByteSource {
  return { length: bytes.length, bytes: (at, count) => bytes.subarray(at, at + count) };
}
