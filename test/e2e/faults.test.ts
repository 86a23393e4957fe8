import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finishedRequest } from '../support/finished-request.ts';
import { upload } from '../support/graphql-client.ts';
import { uploadCsv } from '../support/operations.ts';
import { scrape } from '../support/scrape.ts';
import { type ServerProcess, startServer } from '../support/start-server.ts';
import { startVersionedShop, type VersionedShop } from '../support/versioned-shop.ts';
import { waitFor } from '../support/wait-for.ts';

/** A disk of 32 MB of its own; null where this user may not mount one. */
function mountSmallDisk(): string | null {
  const path = mkdtempSync(join(tmpdir(), 'halftone-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    rmSync(path, { recursive: true });
    process.stderr.write('SKIPPED: a full disk: this user may not mount a tmpfs. Run as root.\n');
    return null;
  }
}

const disk = mountSmallDisk();

/** What the server logs when it starts no more downloads, and when it could not write. */
const heldBack = 'downloads are waiting for the file store';
const writeFailed = 'an image is waiting for the store or the files';

describe.skipIf(disk === null)('on a disk that fills up', () => {
  const dataDir = disk ?? '';
  const ballast = join(dataDir, 'ballast');
  let shop: VersionedShop;
  let server: ServerProcess;

  beforeAll(async () => {
    shop = await startVersionedShop();
    server = await startServer({ DATA_DIR: join(dataDir, 'data'), MAX_IMAGE_BYTES: '1000000' });
  });
  afterAll(async () => {
    await server.stop();
    await shop.close();
    execFileSync('umount', [dataDir]);
    rmSync(dataDir, { recursive: true });
  });

  async function leaveFree(bytes: number): Promise<void> {
    const { bavail, bsize } = statfsSync(dataDir);
    // The server may take the last bytes first: then the disk is as full as it was asked to be.
    await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes))).catch(() => {});
  }

  async function submit(prefix: string, count: number): Promise<string> {
    const rows = Array.from({ length: count }, (_, n) => `${shop.origin}/${prefix}-${n}.jpg`);
    const { uploadCsv: answer } = await upload(server.url, uploadCsv, {
      file: `Image\n${rows.join('\n')}\n`,
      options: {},
    });
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    return answer.id;
  }

  const ready = async () => {
    const response = await fetch(`${server.url}/ready`);
    return { status: response.status, text: await response.text() };
  };

  const timesSaid = (message: string) => server.output().split(message).length - 1;
  const waiting = async () =>
    (await scrape(server.url)).value('halftone_backlog_images', { stage: 'download_waiting' });

  test('downloads nothing while room is short, says why, and goes on by itself', async () => {
    await leaveFree(2_000_000);
    const { status, text } = await ready();
    expect(status).toBe(503);
    expect(text).toMatch(/full/);
    const requestId = await submit('short', 10);
    await waitFor('downloads to be held back', async () => (timesSaid(heldBack) === 1 ? true : null));
    await waitFor('all ten to wait', async () => ((await waiting()) === 10 ? true : null));
    expect(shop.requests).toEqual([]);
    await rm(ballast);
    expect(await finishedRequest(server.url, requestId)).toMatchObject({
      status: 'COMPLETED',
      progress: { imagesSucceeded: 10 },
    });
    expect((await ready()).status).toBe(200);
  });

  test('loses nothing when the last byte is gone in the middle', async () => {
    shop.delay = 60;
    const before = timesSaid(heldBack);
    const requestId = await submit('middle', 150);
    await waitFor('some images', async () => (shop.requests.length > 30 ? true : null));
    await leaveFree(0);
    await waitFor('it to say so', async () => ((await ready()).status === 503 ? true : null));
    await waitFor('a write to fail', async () => (timesSaid(writeFailed) > 0 ? true : null));
    await waitFor('downloads to be held back', async () => (timesSaid(heldBack) > before ? true : null));
    await rm(ballast);
    expect(await finishedRequest(server.url, requestId)).toMatchObject({
      status: 'COMPLETED',
      progress: { imagesSucceeded: 150, imagesFailed: 0 },
    });
  });
});
