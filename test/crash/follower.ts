import { setTimeout as sleep } from 'node:timers/promises';
import { subscribe } from '../support/subscribe.ts';

/** A client that watches one request through every crash, always from its last cursor. */
export interface Follower {
  /** Products as they were told, in that order. */
  readonly told: readonly { readonly id: string; readonly status: string }[];
  /** The statuses of the request at which a subscription ended. */
  readonly ends: readonly string[];
  /** Resolves when it has seen `cursor`. */
  reaches(cursor: string): Promise<void>;
  stop(): Promise<void>;
}

/** @param url where the server is now */
export function follow(url: () => string, requestId: string): Follower {
  const told: { id: string; status: string }[] = [];
  const ends: string[] = [];
  let cursor: string | null = null;
  let stopped = false;

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        for await (const event of subscribe(url(), requestId, cursor)) {
          told.push(...event.products.map(({ id, status }) => ({ id, status })));
          cursor = event.cursor;
          if (event.request.status.match(/COMPLETED|FAILED|CANCELED/)) ends.push(event.request.status);
        }
      } catch {
        // The server is down; it comes back.
      }
      // A pause between two connections, as a client leaves; a request that ended may be retried, and goes on then.
      await sleep(100);
    }
  }

  const running = run();
  return {
    told,
    ends,
    async reaches(wanted) {
      while (cursor !== wanted) await sleep(50);
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}
