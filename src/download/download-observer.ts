import type { ImageErrorCode } from '../domain/image-error.ts';

/** What came of one request to a host. */
export interface RequestOutcome {
  readonly result: 'succeeded' | 'unchanged' | 'redirected' | 'failed' | 'canceled';
  /** Of the body, when it came whole. */
  readonly bytes?: number;
  /** Why it failed. */
  readonly code?: ImageErrorCode;
}

/** Called with what a downloader does, to count it. */
export interface DownloadObserver {
  /** One request has ended; a download has one for each redirect and each try. */
  requested(milliseconds: number, outcome: RequestOutcome): void;
}

/** What a downloader has in hand just now. */
export interface DownloadLoad {
  /** Requests that run. */
  readonly active: number;
  /** Downloads that wait for a turn. */
  readonly waiting: number;
  /** Hosts that nothing is asked of for now. */
  readonly pausedHosts: number;
}
