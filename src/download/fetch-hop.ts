import { ImageError } from '../domain/image-error.ts';
import type { Admission } from './admission.ts';
import type { Budget } from './budget.ts';
import type { RequestOutcome } from './download-observer.ts';
import type { DownloadTiming } from './download-timing.ts';
import type { Download, DownloadRequest } from './downloader.ts';
import { fetchAnswer, type Ways } from './fetch-answer.ts';
import { type HostHeaders, headersFor } from './host-headers.ts';
import type { ImageAnswer } from './image-request.ts';
import { requestHeaders } from './request-headers.ts';
import { settleTurn } from './settle-turn.ts';
import type { UrlChecks } from './url-checks.ts';

/** What all hops of a downloader share. */
export interface HopContext {
  readonly admission: Admission;
  readonly checks: UrlChecks;
  readonly ways: Ways;
  /** To this server's own URLs. */
  readonly ownWays: Ways;
  readonly userAgent: string;
  readonly hostHeaders: readonly HostHeaders[];
  readonly maxBytes: number;
  readonly timing: DownloadTiming;
  /** Called as a request starts; what it returns, as it ends. */
  readonly onRequest: () => (milliseconds: number, outcome: RequestOutcome) => void;
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches one URL of a download, taking the time it lasts from the download's budget.
 *
 * @returns the download; null where nothing has changed; a URL where to go on; HOST_IS_DOWN where to try again
 * @throws ImageError, or the signal's reason
 */
export async function fetchHop(
  context: HopContext,
  url: URL,
  request: DownloadRequest,
  budget: Budget,
  signal: AbortSignal,
): Promise<Download | URL | 'HOST_IS_DOWN' | null> {
  const { admission, checks, timing, maxBytes } = context;
  const { turn, release } = await admission.enter(url, request, budget, signal);
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const ended = context.onRequest();
  let outcome: RequestOutcome = { result: 'canceled' };
  try {
    const hop = {
      url,
      headers: headersOf(context, url, budget),
      isConditional: budget.validators !== null,
      destination: request.destination,
      maxBytes,
      millisecondsLeft: () => budget.millisecondsLeft - elapsed(),
      onAnswer(answer: ImageAnswer) {
        budget.cookies.keep(url, answer.cookies);
        return redirectOf(answer, url, checks);
      },
    };
    const ways = checks.isOwn(url) ? context.ownWays : context.ways;
    const result = await fetchAnswer(hop, ways, timing, signal);
    turn.succeeded();
    outcome = outcomeOf(result);
    return result;
  } catch (thrown) {
    if (!(thrown instanceof ImageError) || signal.aborted) {
      turn.left();
      throw thrown;
    }
    outcome = { result: 'failed', code: thrown.code };
    if (settleTurn(turn, thrown) && budget.patience.spend(timing.firstPause)) return 'HOST_IS_DOWN';
    throw thrown;
  } finally {
    ended(elapsed(), outcome);
    budget.millisecondsLeft -= elapsed();
    request.patience?.spend(elapsed());
    release();
  }
}

function outcomeOf(result: Download | URL | null): RequestOutcome {
  if (result === null) return { result: 'unchanged' };
  return result instanceof URL ? { result: 'redirected' } : { result: 'succeeded', bytes: result.bytes };
}

function headersOf(
  { checks, hostHeaders, userAgent }: HopContext,
  url: URL,
  budget: Budget,
): Record<string, string> {
  const isSecure = url.protocol === 'https:';
  const isTrusted = !checks.isOwn(url) && (isSecure || !budget.wasSecure);
  budget.wasSecure ||= isSecure;
  const configured = isTrusted ? headersFor(url, hostHeaders) : {};
  return requestHeaders(userAgent, configured, budget.cookies, url, budget.validators);
}

function redirectOf(answer: ImageAnswer, from: URL, checks: UrlChecks): URL | null {
  const location = answer.header('location');
  if (location === null || !redirectStatuses.has(answer.status)) return null;
  // Node reads headers as Latin-1; many servers send UTF-8.
  return checks.redirect(Buffer.from(location, 'latin1').toString('utf8'), from);
}
