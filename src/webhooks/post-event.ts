import type { Readable } from 'node:stream';
import axios from 'axios';
import { forwardAbort } from '../concurrency/forward-abort.ts';
import type { DeliveryAttempt } from '../domain/delivery.ts';
import { HalftoneError } from '../domain/halftone-error.ts';
import type { GuardedAgents } from '../outbound/address-guard.ts';
import { networkFailure } from '../outbound/network-failure.ts';
import { askedDelay } from './asked-delay.ts';
import { readAnswer } from './read-answer.ts';

export interface PostResult {
  readonly attempt: DeliveryAttempt;
  /** Milliseconds that the endpoint asked to be left alone for; null when it did not. */
  readonly asked: number | null;
  readonly timedOut: boolean;
  /** What `attempt.error` says in words, for the log. */
  readonly cause?: unknown;
}

/**
 * Posts one event and says how it went; never rejects. The status decides and nothing else: 2xx counts,
 * redirects are not followed. The URL and the address behind it are checked again at each attempt.
 *
 * @param timeout milliseconds for all of it, the connection included
 * @param closing ends it immediately; the result means nothing then
 */
export async function postEvent(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { agents, timeout, closing }: { agents: GuardedAgents; timeout: number; closing: AbortSignal },
): Promise<PostResult> {
  const at = new Date();
  const start = performance.now();
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), timeout);
  const unlink = forwardAbort([closing], ending);
  try {
    const target = agents.checkUrl(url);
    const answer = await axios.post<Readable>(target.href, Buffer.from(body), {
      httpAgent: agents.httpAgent,
      httpsAgent: agents.httpsAgent,
      headers: { ...headers, 'content-type': 'application/json' },
      responseType: 'stream',
      maxRedirects: 0,
      proxy: false,
      // A decompressed answer could be a thousand times what was sent; the log does without.
      decompress: false,
      transformRequest: [],
      validateStatus: () => true,
      signal: ending.signal,
    });
    const response = await readAnswer(answer.data);
    return {
      attempt: {
        at,
        statusCode: answer.status,
        duration: millisecondsSince(start),
        response,
        error: statusInWords(answer.status),
      },
      asked: askedDelay(answer.headers['retry-after'], new Date()),
      timedOut: ending.signal.aborted,
    };
  } catch (error) {
    const timedOut = ending.signal.aborted;
    const failure = failureOf(error, url);
    return {
      attempt: {
        at,
        statusCode: null,
        duration: millisecondsSince(start),
        response: null,
        error: timedOut ? `The endpoint did not answer within ${timeout / 1000} seconds.` : failure.message,
      },
      asked: null,
      timedOut,
      cause: failure.cause,
    };
  } finally {
    clearTimeout(timer);
    unlink();
  }
}

function statusInWords(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `The endpoint answered ${status}. Redirects are not followed.`;
  return `The endpoint answered ${status}.`;
}

function failureOf(error: unknown, url: string): HalftoneError {
  return error instanceof HalftoneError ? error : networkFailure(error, new URL(url).host, null);
}

function millisecondsSince(start: number): number {
  return Math.round(performance.now() - start);
}
