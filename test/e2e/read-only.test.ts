import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedRequest } from '../support/finished-request.ts';
import { query, upload } from '../support/graphql-client.ts';
import { requestStatus, uploadCsv } from '../support/operations.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { startVersionedShop, type VersionedShop } from '../support/versioned-shop.ts';
import { waitFor } from '../support/wait-for.ts';

const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'ignore' });
const unmount = (path: string) => execFileSync('umount', ['-l', path], { stdio: 'ignore' });

/**
 * The folder shows itself, read-only, over itself. Root may write whatever its mode says, and a file system with
 * files open for writing refuses to become read-only; what is open already (the database) stays writable here.
 */
function makeReadOnly(path: string): void {
  mount('--bind', path, path);
  mount('-o', 'remount,ro,bind', path);
}

const dataDir = await makeDataDir();

function mayMount(): boolean {
  try {
    makeReadOnly(dataDir.path);
    unmount(dataDir.path);
    return true;
  } catch {
    process.stderr.write('SKIPPED: a read-only data folder: this user may not mount. Run as root.\n');
    return false;
  }
}

const skipped = !mayMount();
afterAll(dataDir.remove);

describe.skipIf(skipped)('a data folder that becomes read-only', () => {
  let shop: VersionedShop;
  let server: ServerProcess;

  beforeAll(async () => {
    shop = await startVersionedShop();
    server = await startServer({ DATA_DIR: dataDir.path, MAX_IMAGE_BYTES: '1000000' });
  });
  afterAll(async () => {
    await server.stop();
    await shop.close();
  });

  const ready = async () => {
    const response = await fetch(`${server.url}/ready`);
    return { status: response.status, text: await response.text() };
  };

  test('stops the work, which says why, loses nothing, and goes on by itself', async () => {
    shop.delay = 60;
    const rows = Array.from({ length: 150 }, (_, n) => `${shop.origin}/locked-${n}.jpg`);
    const { uploadCsv: answer } = await upload(server.url, uploadCsv, {
      file: `Image\n${rows.join('\n')}\n`,
      options: {},
    });
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    await waitFor('some images', async () => (shop.requests.length > 30 ? true : null));
    makeReadOnly(dataDir.path);
    try {
      const { text } = await waitFor('it to say so', async () => {
        const now = await ready();
        return now.status === 503 ? now : null;
      });
      expect(text).toMatch(/read-only/);
      // Long enough for what was under way to meet the folder, and for the watch to look.
      const seen = await waitFor('downloads to stop', async () => {
        const before = shop.requests.length;
        await sleep(1500);
        return shop.requests.length === before ? before : null;
      });
      expect(seen).toBeLessThan(150);
      const { requestStatus: paused } = await query(server.url, requestStatus, { requestId: answer.id });
      expect(paused).toMatchObject({ status: 'PROCESSING', progress: { imagesFailed: 0 } });
    } finally {
      unmount(dataDir.path);
    }
    expect(await finishedRequest(server.url, answer.id)).toMatchObject({
      status: 'COMPLETED',
      progress: { imagesSucceeded: 150, imagesFailed: 0 },
    });
    expect((await ready()).status).toBe(200);
  });
});
