import type { Readable } from 'node:stream';

export interface StoredFile {
  readonly bytes: number;
  readonly modifiedAt: Date;
}

/**
 * Compressed images and uploaded catalogues, by key. A key is made by `files/file-key.ts` and never from
 * what a user wrote.
 *
 * Guarantees
 * - A file appears whole or not at all, also after kill -9 in the middle of a write.
 * - Writing a key again is harmless: readers see the one or the other, never a mixture.
 * - `open` reads the version that was there when it was called, even when it is deleted meanwhile.
 * - While the place is full or away, methods reject with FilesUnavailableError and leave nothing behind.
 *
 * Not promised: listing order; that a deleted file's bytes are gone from the medium.
 */
export interface Files {
  /** A folder of this machine for files that are not finished; emptied when a server starts. */
  readonly workspace: string;
  /** Resolves when files can be written; rejects with FilesUnavailableError. */
  ping(): Promise<void>;
  /** Takes over a finished local file; it is gone from `path` afterwards. */
  adopt(key: string, path: string): Promise<void>;
  /** Streams bytes to a key; rejects with the stream's error, and then nothing is kept. Returns the bytes written. */
  write(key: string, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  /** null: no such file. */
  stat(key: string): Promise<StoredFile | null>;
  /** The bytes from `start` to `end`, both included; null: no such file. The caller reads or destroys the stream. */
  open(key: string, range?: { readonly start: number; readonly end: number }): Promise<Readable | null>;
  /** Harmless when there is none. */
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}
