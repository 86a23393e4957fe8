import type { Logger } from 'pino';
import { startLoop } from '../concurrency/loop.ts';
import type { RequestControl } from '../requests/request-control.ts';
import type { Control } from '../store/store.ts';

export interface Retention {
  close(): Promise<void>;
}

const day = 24 * 60 * 60_000;

/** How often to look, milliseconds. */
const interval = 10 * 60_000;

/** Requests deleted a look at the store; each is only marked here. */
const batchSize = 100;

/** Deletes requests that finished more than `days` days ago (docs/contract.md “Start and end”). */
export function startRetention(
  dependencies: {
    readonly requests: Pick<RequestControl, 'delete'>;
    readonly store: Pick<Control, 'listFinishedBefore'>;
    readonly logger: Logger;
  },
  days: number,
): Retention {
  const { requests, store, logger } = dependencies;

  async function deleteExpired(signal: AbortSignal): Promise<number> {
    for (let found = batchSize; found === batchSize && !signal.aborted; ) {
      const expired = await store.listFinishedBefore(new Date(Date.now() - days * day), batchSize);
      found = expired.length;
      for (const { owner, id } of expired) {
        if (await requests.delete(owner, id))
          logger.info({ requestId: id, tenant: owner }, 'deleted after RETENTION_DAYS');
      }
    }
    return interval;
  }

  return startLoop({
    step: deleteExpired,
    retryAfter: interval,
    onError: (error) => logger.warn({ err: error }, 'deleting old requests failed; will try again'),
  });
}
