import { type ChainCookies, createChainCookies } from './chain-cookies.ts';
import type { DownloadRequest, Validators } from './downloader.ts';
import { createPatience, type Patience } from './patience.ts';

const maxRedirects = 10;

/** What one download is given, and what it has used up of that. */
export interface Budget {
  readonly patience: Patience;
  redirectsLeft: number;
  millisecondsLeft: number;
  admitted: boolean;
  /** Sent at each hop; null: the body is wanted in any case. */
  readonly validators: Validators | null;
  readonly cookies: ChainCookies;
  /** Some hop was asked over TLS: what the operator trusts to it is sent over nothing less from there. */
  wasSecure: boolean;
}

/**
 * @param timeout milliseconds that one try may take
 * @param ownPatience milliseconds that a download waits for paused hosts whose image has no patience of its own
 */
export function createBudget(
  request: DownloadRequest,
  validators: Validators | null,
  { timeout, ownPatience }: { timeout: number; ownPatience: number },
): Budget {
  return {
    patience: request.patience ?? createPatience(ownPatience),
    redirectsLeft: maxRedirects,
    millisecondsLeft: timeOfTry(request, timeout),
    admitted: false,
    validators,
    cookies: createChainCookies(),
    wasSecure: false,
  };
}

/** Milliseconds; less than the timeout when the image has less left. */
export function timeOfTry({ patience }: DownloadRequest, timeout: number): number {
  return Math.min(timeout, patience?.left() ?? timeout);
}
