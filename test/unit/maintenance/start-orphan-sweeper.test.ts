import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImageFormat } from '../../../src/domain/image.ts';
import { openDiskFiles } from '../../../src/files/disk/open-disk-files.ts';
import type { Files } from '../../../src/files/files.ts';
import { FilesUnavailableError } from '../../../src/files/files-unavailable-error.ts';
import { extensionOf, outputFileKey, thumbnailFileKey } from '../../../src/files/output-file-key.ts';
import { type OrphanSweeper, startOrphanSweeper } from '../../../src/maintenance/start-orphan-sweeper.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { products, submit } from '../../contracts/store/store-fixtures.ts';
import { waitFor } from '../../support/wait-for.ts';

const outputKey = (name: string) => name.padEnd(32, '0');

describe('deleting the files that nothing refers to', () => {
  let dataDir: string;
  let store: Store;
  let files: Files;
  let sweeper: OrphanSweeper | null = null;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'halftone-orphans-'));
    store = await openSqliteStore({ dataDir });
    files = await openDiskFiles({ dataDir });
  });
  // Its pauses never end here: what happens, happens without one or because it was woken.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
  afterEach(async () => {
    await sweeper?.close();
    sweeper = null;
    vi.useRealTimers();
  });
  afterAll(async () => {
    await store.close();
    await files.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  function start(changes: { store?: Partial<Store>; files?: Partial<Files> } = {}): OrphanSweeper {
    sweeper = startOrphanSweeper({
      store: { ...store, ...changes.store },
      files: { ...files, ...changes.files },
      logger: pino({ level: 'silent' }),
    });
    return sweeper;
  }

  async function* bytes() {
    yield Buffer.from('the bytes');
  }

  /** A request with these outputs, whose format is not known to the store; its upload and they are kept. */
  async function keep(outputs: Readonly<Record<string, ImageFormat>>) {
    const id = await submit(store, products(1));
    const keys = Object.keys(outputs).map(outputKey);
    await store.reserve(keys.map((key) => ({ requestId: id, key })));
    const kept = [`upload-${id}`];
    for (const [name, format] of Object.entries(outputs)) {
      const key = outputKey(name);
      kept.push(outputFileKey(key, extensionOf[format]) ?? '', thumbnailFileKey(key) ?? '');
    }
    for (const key of kept) await files.write(key, bytes());
    return { id, kept };
  }

  async function remove(id: string): Promise<void> {
    await store.remove('default', id);
    while (!(await store.advance(id)).done);
  }

  const noneLeft = () =>
    waitFor('the end of the orphans', async () => ((await store.listOrphans(1)).length === 0 ? true : null));
  const there = async (keys: readonly string[]) => {
    const found = await Promise.all(keys.map((key) => files.stat(key)));
    return found.filter((file) => file !== null).length;
  };

  it('deletes an upload, its outputs of whatever format and their thumbnails, and nothing that is referred to', async () => {
    const gone = await keep({ one: 'jpeg', two: 'avif', three: 'tiff', shared: 'png' });
    const stays = await keep({ shared: 'png', own: 'webp' });
    await remove(gone.id);
    start();
    await noneLeft();
    // The shared output and its thumbnail.
    expect(await there(gone.kept)).toBe(2);
    expect(await there(stays.kept)).toBe(5);
  });

  it('looks again at once when it is woken', async () => {
    const { id, kept } = await keep({ woken: 'gif' });
    let looks = 0;
    const listOrphans: Store['listOrphans'] = async (limit) => {
      const found = await store.listOrphans(limit);
      looks += 1;
      return found;
    };
    const started = start({ store: { listOrphans } });
    await waitFor('the first look', async () => (looks > 0 ? true : null));
    expect(await there(kept)).toBe(3);
    await remove(id);
    started.wake();
    await noneLeft();
    expect([looks, await there(kept)]).toEqual([2, 0]);
  });

  it('forgets an orphan only when its file is gone', async () => {
    const { id, kept } = await keep({ stuck: 'jpeg' });
    await remove(id);
    let away = true;
    let tries = 0;
    const started = start({
      files: {
        async delete(key) {
          tries += 1;
          if (away) throw new FilesUnavailableError('the disk is away');
          await files.delete(key);
        },
      },
    });
    await waitFor('a try', async () => (tries > 0 ? true : null));
    expect((await store.listOrphans(10)).map(({ key }) => key).sort()).toEqual(
      [outputKey('stuck'), `upload-${id}`].sort(),
    );
    expect(await there(kept)).toBe(3);
    away = false;
    started.wake();
    await noneLeft();
    expect(await there(kept)).toBe(0);
  });

  it('goes on without a pause while there are more than it takes at a time', async () => {
    const id = await submit(store, products(1));
    const keys = Array.from({ length: 200 }, (_, n) => outputKey(`many-${n}-`));
    await store.reserve(keys.map((key) => ({ requestId: id, key })));
    await remove(id);
    const took: number[] = [];
    const forgetOrphans: Store['forgetOrphans'] = async (orphans) => {
      took.push(orphans.length);
      await store.forgetOrphans(orphans);
    };
    const deleted = new Set<string>();
    start({ store: { forgetOrphans }, files: { delete: async (key) => void deleted.add(key) } });
    await noneLeft();
    expect(took).toEqual([200, 1]);
    // Seven files may be there of each output, and the upload.
    expect(deleted.size).toBe(200 * 7 + 1);
  });

  it('stops after the file that is under way when it is closed', async () => {
    const { id, kept } = await keep({ left: 'jpeg' });
    await remove(id);
    const deleted: string[] = [];
    const closing: Promise<void>[] = [];
    const started = start({
      files: {
        async delete(key) {
          deleted.push(key);
          closing.push(started.close());
        },
      },
    });
    await waitFor('the first file', async () => (closing.length === 0 ? null : true));
    await Promise.all(closing);
    expect(deleted).toHaveLength(1);
    expect(await store.listOrphans(10)).toHaveLength(2);
    expect(await there(kept)).toBe(3);
  });
});
