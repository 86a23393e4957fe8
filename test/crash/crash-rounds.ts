import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cancelRequest, deleteRequest, retryFailed } from '../support/control.ts';
import { query, upload } from '../support/graphql-client.ts';
import { uploadCsv } from '../support/operations.ts';
import { makeDataDir, startServer } from '../support/start-server.ts';
import type { TestStore } from '../support/stores.ts';
import { startVersionedShop } from '../support/versioned-shop.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';
import { findViolations, requestsOf } from './check-invariants.ts';
import { type Follower, follow } from './follower.ts';
import { createRandom } from './random.ts';

export interface CrashPlan {
  readonly seed: number;
  readonly kills: number;
  /** How long everything may take to come to rest after the last kill, milliseconds. */
  readonly rest: number;
  readonly log: (line: string) => void;
}

const isOver = (status: string) => /^(COMPLETED|COMPLETED_WITH_ERRORS|FAILED|CANCELED)$/.test(status);

/**
 * Runs the real server on `store`, has requests run, cancelled, retried, repeated and deleted, kills it with -9 at
 * random moments, and says at the end what is wrong then. The seed decides what is asked for and how long each
 * server lives; what it hits in its work is the machine's.
 */
export async function crashRounds(
  store: TestStore,
  { seed, kills, rest, log }: CrashPlan,
): Promise<string[]> {
  const random = createRandom(seed);
  const [shop, receiver, dataDir] = await Promise.all([
    startVersionedShop(),
    startWebhookReceiver(),
    makeDataDir(),
  ]);
  const environment = { ...store.environment, DATA_DIR: dataDir.path, LOG_LEVEL: 'info' };
  let server = await startServer(environment);
  const followers = new Map<string, Follower>();
  const retried = new Set<string>();
  shop.delay = 15;

  async function submit(): Promise<void> {
    const first = random.integer(0, 60);
    const rows = Array.from({ length: random.integer(5, 80) }, (_, n) => `/p${(first + n) % 90}.jpg`);
    for (const path of rows) if (random.chance(0.1)) shop.gone.add(path);
    const options = {
      compression: { target: { quality: random.pick([40, 50]) ?? 50 } },
      ...(random.chance(0.7) && { webhook: { url: receiver.url } }),
      ...(random.chance(0.3) && { idempotencyKey: `key-${random.integer(1, 1_000_000)}` }),
    };
    const file = `Image\n${rows.map((path) => `${shop.origin}${path}`).join('\n')}\n`;
    const { uploadCsv: answer } = await upload(server.url, uploadCsv, { file, options });
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    followers.set(
      answer.id,
      follow(() => server.url, answer.id),
    );
  }

  async function act(): Promise<void> {
    const requestId = random.pick([...followers.keys()]);
    const kind = random.integer(0, 9);
    if (requestId === undefined || kind < 5) return submit();
    if (kind < 7) await query(server.url, cancelRequest, { requestId });
    else if (kind < 9) {
      if (random.chance(0.5)) shop.gone.clear();
      retried.add(requestId);
      await query(server.url, retryFailed, { requestId });
    } else {
      // Its subscription ends with it.
      void followers.get(requestId)?.stop();
      followers.delete(requestId);
      await query(server.url, deleteRequest, { requestId });
    }
  }

  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      // The kill may come while one of them is under way: its outcome is then unknown, and must be whole anyway.
      const actions = (async () => {
        for (let count = random.integer(1, 4); count > 0; count -= 1) await act();
      })();
      actions.catch(() => {});
      // A random moment, drawn from the seed: the kill is to come anywhere in the work.
      await sleep(random.integer(20, 1_500));
      await server.kill();
      await actions.catch(() => {});
      server = await startServer(environment);
      log(`kill ${kill} of ${kills}, ${followers.size} requests`);
    }
    shop.gone.clear();
    await waitFor(
      'every request to end',
      async () => ((await requestsOf(server.url)).every(({ status }) => isOver(status)) ? true : null),
      rest,
    );
    for (const { id, cursor } of await requestsOf(server.url)) {
      const follower = followers.get(id);
      if (follower) await Promise.race([follower.reaches(cursor), sleep(10_000)]);
    }
    const world = {
      get url() {
        return server.url;
      },
      filesFolder: join(dataDir.path, 'files'),
      received: receiver.deliveries,
      followers,
      retried,
    };
    // Webhooks and the files of deleted requests come to their end by themselves.
    let violations = await findViolations(world);
    for (const end = performance.now() + rest; violations.length > 0 && performance.now() < end; ) {
      await sleep(1_000);
      violations = await findViolations(world);
    }
    return violations;
  } finally {
    await Promise.all([...followers.values()].map((follower) => follower.stop()));
    await server.stop();
    await Promise.all([shop.close(), receiver.close(), dataDir.remove()]);
  }
}
