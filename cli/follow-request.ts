import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from './client.ts';
import type { WatchRequestSubscription } from './generated/graphql.ts';
import { WatchRequest } from './operations.ts';

export type ProgressEvent = WatchRequestSubscription['requestProgress'];

/** Connections lost in a row, without an event between, before following is given up. */
const MOST_LOSSES = 5;

/**
 * The events of a request until its final one. A lost connection is taken up again after the last cursor, so
 * that no product is missed or reported twice.
 */
export async function* followRequest(
  client: Client,
  requestId: string,
  signal: AbortSignal,
): AsyncGenerator<ProgressEvent> {
  let after: string | null = null;
  let losses = 0;
  while (!signal.aborted) {
    try {
      for await (const event of client.subscribe(WatchRequest, { requestId, after }, signal)) {
        const progress: ProgressEvent = event.requestProgress;
        after = progress.cursor;
        losses = 0;
        yield progress;
      }
      return;
    } catch (error) {
      if (signal.aborted) return;
      losses++;
      if (losses > MOST_LOSSES || !isConnectionLoss(error)) throw error;
      await wait(300 * losses, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** graphql-ws reports a closed socket as its close event, and a refused one as the error of `ws`. */
function isConnectionLoss(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'number' || code === 'ECONNREFUSED' || code === 'ECONNRESET';
}
