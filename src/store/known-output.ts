import type { ImageFormat, ImageResult } from '../domain/image.ts';

/** A file that no request refers to any more. */
export interface Orphan {
  /** Of an upload: its key in `files`. Of an output: the output's key. */
  readonly key: string;
  readonly kind: 'UPLOAD' | 'OUTPUT';
  /** Of an output; null when it is not known. */
  readonly format: ImageFormat | null;
}

/** What is known of a URL from its last download. */
export interface Source {
  readonly url: string;
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** An output that exists in `files`, without the name it is served under. */
export type KnownResult = Omit<ImageResult, 'key' | 'name' | 'reused'>;

export type Reservation =
  /** The output is the request's to write. */
  | { readonly kind: 'new' }
  /** The output is there already. */
  | { readonly kind: 'known'; readonly result: KnownResult }
  /** Its file is being deleted: ask again. */
  | { readonly kind: 'busy' }
  /** The request is gone. */
  | { readonly kind: 'gone' };
