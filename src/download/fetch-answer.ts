import { ImageError } from '../domain/image-error.ts';
import { malformed } from '../outbound/answer-fault.ts';
import { networkFailure } from '../outbound/network-failure.ts';
import { bodyToFile, tooLarge } from './body-to-file.ts';
import { type Deadlines, startDeadlines } from './deadlines.ts';
import type { DownloadTiming } from './download-timing.ts';
import type { Download } from './downloader.ts';
import type { ImageAnswer, ImageRequest } from './image-request.ts';
import { statusFailure } from './status-failure.ts';

/** One URL to be asked for, at one host. */
export interface Hop {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether 304 was asked for. */
  readonly isConditional: boolean;
  readonly destination: string;
  readonly maxBytes: number;
  /** Milliseconds that are left for it, asked each time. */
  millisecondsLeft(): number;
  /** Told of each answer; a URL is where to go on. */
  readonly onAnswer: (answer: ImageAnswer) => URL | null;
}

export interface Ways {
  readonly ask: ImageRequest;
  /** Reads what `ask` refuses. */
  readonly askLeniently: ImageRequest;
}

/**
 * Fetches one hop. A faulty answer (malformed, or shorter than announced) is asked for once more immediately, and
 * read leniently then; one that is at fault in the same way again says so by `repeated`.
 *
 * @returns where to go on; null where nothing has changed
 * @throws ImageError, or the signal's reason
 */
export async function fetchAnswer(
  hop: Hop,
  ways: Ways,
  timing: DownloadTiming,
  signal: AbortSignal,
): Promise<Download | URL | null> {
  try {
    return await fetchOnce(hop, ways.ask, timing, signal);
  } catch (first) {
    if (!(first instanceof ImageError) || first.code !== 'INCOMPLETE' || signal.aborted) throw first;
    try {
      return await fetchOnce(hop, ways.askLeniently, timing, signal);
    } catch (second) {
      throw second instanceof ImageError && isSame(first, second) ? second.again({ repeated: true }) : second;
    }
  }
}

/** Of what is malformed the ordinary reading often only knows that the connection ended. */
function isSame(first: ImageError, second: ImageError): boolean {
  return second.fault === malformed || (second.fault !== null && second.fault === first.fault);
}

async function fetchOnce(
  hop: Hop,
  ask: ImageRequest,
  timing: DownloadTiming,
  signal: AbortSignal,
): Promise<Download | URL | null> {
  const { url } = hop;
  const deadlines = startDeadlines(url.host, hop.millisecondsLeft(), timing, signal);
  let answer: ImageAnswer | undefined;
  try {
    answer = await ask(url, deadlines, hop.headers);
    return hop.onAnswer(answer) ?? (await keepImage(answer, hop, deadlines));
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    const reason = deadlines.signal.aborted ? deadlines.signal.reason : thrown;
    throw networkFailure(reason, url.host, answer?.received() ?? null);
  } finally {
    answer?.body.destroy();
    deadlines.stop();
  }
}

async function keepImage(
  answer: ImageAnswer,
  { url, isConditional, destination, maxBytes }: Hop,
  deadlines: Deadlines,
): Promise<Download | null> {
  const { status, header } = answer;
  if (status === 304 && isConditional) return null;
  if (status !== 200 && status !== 203) throw statusFailure(status, url.host, header('retry-after'));
  if (Number(header('content-length')) > maxBytes) throw tooLarge(maxBytes);
  const { bytes, sha256 } = await bodyToFile(answer.body, destination, maxBytes, deadlines);
  const [etag, lastModified, contentType] = ['etag', 'last-modified', 'content-type'].map(header);
  return {
    bytes,
    sha256,
    etag: etag ?? null,
    lastModified: lastModified ?? null,
    contentType: contentType ?? null,
  };
}
