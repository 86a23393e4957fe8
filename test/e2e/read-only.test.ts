import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedRequest } from '../support/finished-request.ts';
import { query, upload } from '../support/graphql-client.ts';
import { requestStatus, uploadCsv } from '../support/operations.ts';
import { scrape } from '../support/scrape.ts';
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

/** What the server logs when it starts no more downloads. */
const heldBack = 'downloads are waiting for the file store';

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
      await waitFor('downloads to be held back', async () =>
        server.output().includes(heldBack) ? true : null,
      );
      await waitFor('those under way to wait as well', async () => {
        const metrics = await scrape(server.url);
        const at = (stage: string) => metrics.value('halftone_backlog_images', { stage });
        return at('downloading') === 0 && (at('download_waiting') ?? 0) > 0 ? true : null;
      });
      expect(new Set(shop.requests.map(({ path }) => path)).size).toBeLessThan(150);
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
