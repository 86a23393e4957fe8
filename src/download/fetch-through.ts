import { ImageError } from '../domain/image-error.ts';
import { type Budget, timeOfTry } from './budget.ts';
import type { Download, DownloadRequest } from './downloader.ts';
import { fetchHop, type HopContext } from './fetch-hop.ts';

/**
 * Follows redirects; each hop waits for its own host, so that none holds a place at one while waiting for
 * another. A host that is down is waited for.
 *
 * @param timeout milliseconds that one try may take
 * @returns null where nothing has changed
 * @throws ImageError, or the signal's reason
 */
export async function fetchThrough(
  context: HopContext,
  request: DownloadRequest,
  budget: Budget,
  timeout: number,
  signal: AbortSignal,
): Promise<Download | null> {
  const redirects = budget.redirectsLeft;
  let url = context.checks.start(request.url);
  for (;;) {
    const result = await fetchHop(context, url, request, budget, signal);
    if (result === 'HOST_IS_DOWN') {
      budget.millisecondsLeft = timeOfTry(request, timeout);
      continue;
    }
    if (!(result instanceof URL)) return result;
    if (budget.redirectsLeft === 0) {
      throw new ImageError('TOO_MANY_REDIRECTS', `More than ${redirects} redirects.`);
    }
    budget.redirectsLeft -= 1;
    url = result;
  }
}
