import type { Path } from '../concurrency/fair-backlog.ts';
import type { Patience } from './patience.ts';

/** What a finished download is known by. */
export interface Download {
  readonly bytes: number;
  /** Lower-case hex SHA-256 of the body. */
  readonly sha256: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentType: string | null;
}

/** What a server said of a body, to ask it later whether that has changed (RFC 9110, 8.8). */
export type Validators = Pick<Download, 'etag' | 'lastModified'>;

export interface DownloadRequest {
  readonly url: string;
  /** The file to write; made new, removed again when the download fails. */
  readonly destination: string;
  /** Whose turn it is, at a host and at the slots for all; one key today: the request's id. */
  readonly fairnessPath: Path;
  /** Wraps a wait that holds no slot (a busy or paused host), so that the caller can count it as idle. */
  readonly whileIdle: <T>(wait: Promise<T>) => Promise<T>;
  readonly signal: AbortSignal;
  /** What the image has left over all its tries; none given: each has its own for waiting. */
  readonly patience?: Patience;
}

/** Fetches URLs that strangers typed. */
export interface Downloader {
  /**
   * One attempt of an image; the caller repeats retryable ones that are not `repeated`. While a host is down
   * the attempt waits for it, as long as the image's patience lasts, instead of failing.
   *
   * @throws ImageError, or the signal's reason, and nothing else; no file is left then
   */
  download(request: DownloadRequest): Promise<Download>;
  /** As `download`; null, and no file, when the server says that nothing has changed (304). */
  downloadIfChanged(request: DownloadRequest, validators: Validators): Promise<Download | null>;
  /** Ends what is running, with INTERNAL, and the kept connections. */
  close(): Promise<void>;
}
