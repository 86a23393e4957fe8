import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Header } from 'tar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Image } from '../../../src/domain/image.ts';
import { newRequestId } from '../../../src/domain/request-id.ts';
import { backupToFile } from '../../../src/embedded/backup/backup-to-file.ts';
import { createBackup } from '../../../src/embedded/backup/create-backup.ts';
import { restoreBackup } from '../../../src/embedded/backup/restore-backup.ts';
import { outputFileKey } from '../../../src/files/output-file-key.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { products, settlementOf, submit, succeeded } from '../../contracts/store/store-fixtures.ts';

let folder: string;
let dataDir: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-backup-'));
  dataDir = join(folder, 'data');
  store = await openSqliteStore({ dataDir });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const keyOf = (n: number) => `output-${n}-`.padEnd(32, 'k');

async function put(key: string, content: string): Promise<void> {
  const path = join(dataDir, 'files', key);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** A request with one finished product a key, and its files. */
async function finish(keys: readonly string[]): Promise<string> {
  const uploadKey = `uploads/${newRequestId()}.csv`;
  const id = await submit(store, products(keys.length), { uploadKey });
  await put(uploadKey, `Image\n${keys.join('\n')}\n`);
  const claims = await store.claim(id, keys.length);
  await store.settle(
    claims.map((claim, index) => settlementOf(claim, (image) => withKey(image.inputUrl, keys[index] ?? ''))),
  );
  for (const key of keys) await put(outputFileKey(key, 'jpg') ?? '', `image ${key}`);
  return id;
}

function withKey(inputUrl: string, key: string): Image {
  const image = succeeded(inputUrl);
  return image.status === 'SUCCEEDED' ? { ...image, result: { ...image.result, key } } : image;
}

async function deleteRequest(id: string): Promise<void> {
  expect(await store.remove('default', id)).toBe(true);
  while (!(await store.advance(id)).done);
}

async function filesIn(root: string): Promise<string[]> {
  const found = await readdir(join(root, 'files'), { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const source = (bytes: Uint8Array) => Readable.from([bytes]);

async function archiveOf(): Promise<Buffer> {
  const file = join(folder, 'backup.tar');
  await backupToFile({ dataDir, file });
  return readFile(file);
}

const restoreTo = (name: string, bytes: Uint8Array) =>
  restoreBackup({ source: source(bytes), dataDir: join(folder, name), force: false });

test('a request that is deleted while its files are being copied is in the backup with all of them', async () => {
  const keys = Array.from({ length: 30 }, (_, n) => keyOf(n));
  const doomed = await finish(keys.slice(0, 20));
  const kept = await finish(keys.slice(15));
  const target = new PassThrough({ highWaterMark: 1 });
  let opened = () => {};
  const started = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const running = createBackup({
    dataDir,
    workFolder: join(folder, 'work'),
    openTarget: async () => {
      opened();
      return target;
    },
  });
  // The picture is taken; no byte of the archive has been read yet.
  await started;
  await deleteRequest(doomed);
  await finish([keyOf(99)]);
  expect(await store.listOrphans(100)).toEqual([]);
  const bytes = await buffer(target);
  const report = await running;
  expect(report).toMatchObject({ files: 32, totalMissing: 0, bytes: bytes.length });
  expect((await store.listOrphans(100)).length).toBe(16);

  await restoreTo('restored', bytes);
  expect((await filesIn(join(folder, 'restored'))).filter((name) => name.endsWith('.jpg'))).toHaveLength(30);
  const restored = await openSqliteStore({ dataDir: join(folder, 'restored') });
  try {
    for (const id of [doomed, kept]) {
      expect((await restored.findRequest('default', id))?.status).toBe('COMPLETED');
    }
    expect(await restored.listUnfinished()).toEqual([]);
  } finally {
    await restored.close();
  }
});

test('a file that is missing is named, and the rest is saved', async () => {
  await finish([keyOf(1), keyOf(2)]);
  await rm(join(dataDir, 'files', outputFileKey(keyOf(2), 'jpg') ?? ''));
  const file = join(folder, 'backup.tar');
  const report = await backupToFile({ dataDir, file });
  expect(report).toMatchObject({ files: 2, totalMissing: 1, missing: [keyOf(2)] });
  expect((await restoreTo('restored', await readFile(file))).files).toBe(2);
});

test('any byte that is changed, and any length that is cut, is found before something is replaced', async () => {
  await finish([keyOf(1), keyOf(2), keyOf(3)]);
  const bytes = await archiveOf();
  await expect(restoreTo('whole', bytes)).resolves.toMatchObject({ files: 4 });
  for (let at = 1; at < bytes.length - 1_024; at += Math.ceil(bytes.length / 40)) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x15;
    // What pads a file to whole blocks belongs to none.
    if (changed[at] === 0x15) continue;
    await expect(restoreTo('damaged', changed), `byte ${at}`).rejects.toThrow(
      /damaged|no backup|not complete/,
    );
    await expect(restoreTo('damaged', bytes.subarray(0, at)), `cut at ${at}`).rejects.toThrow(
      /damaged|no backup|not complete/,
    );
  }
  expect((await readdir(join(folder, 'damaged'))).sort()).toEqual(['owner.lock', 'workspace']);
  expect(await readdir(join(folder, 'damaged', 'workspace'))).toEqual([]);
});

test.each([
  '../outside.txt',
  '/etc/halftone-test',
  'files/uploads/../../../outside.csv',
  'files/outputs/../../halftone.db',
  'owner.lock',
])('an archive that wants to write %s is refused', async (name) => {
  await finish([keyOf(1)]);
  const bytes = await archiveOf();
  const content = Buffer.alloc(512, 'x');
  const header = new Header({ path: name, size: content.length, mode: 0o644, type: 'File' });
  header.encode();
  const head = bytes.subarray(0, 1_024);
  const evil = Buffer.concat([head, header.block ?? Buffer.alloc(0), content, bytes.subarray(1_024)]);
  await expect(restoreTo('restored', evil)).rejects.toThrow('does not belong into one');
  expect(await readdir(folder)).not.toContain('outside.txt');
});

test('two backups at the same time are not made, and one that was stopped leaves nothing', async () => {
  await finish([keyOf(1)]);
  const target = new PassThrough({ highWaterMark: 1 });
  const stop = new AbortController();
  const work = join(folder, 'work');
  const begun = new EventEmitter();
  const opened = once(begun, 'open');
  const running = createBackup({
    dataDir,
    workFolder: work,
    openTarget: async () => {
      begun.emit('open');
      return target;
    },
    signal: stop.signal,
  });
  const failed = expect(running).rejects.toThrow();
  await opened;
  await expect(
    createBackup({ dataDir, workFolder: join(folder, 'other'), openTarget: async () => target }),
  ).rejects.toThrow('Another backup of this data folder is running');
  stop.abort();
  await failed;
  expect((await readdir(folder)).sort()).toEqual(['data']);
  await expect(archiveOf()).resolves.toBeInstanceOf(Buffer);
});

test('a restore over another state leaves nothing of it, and a damaged database in the way does not matter', async () => {
  await finish([keyOf(1), keyOf(2)]);
  const bytes = await archiveOf();
  await finish([keyOf(2), keyOf(3)]);
  await store.close();
  const force = () => restoreBackup({ source: source(bytes), dataDir, force: true });
  await force();
  const names = await filesIn(dataDir);
  expect(names.filter((name) => name.endsWith('.jpg')).sort()).toEqual([
    `${keyOf(1)}.jpg`,
    `${keyOf(2)}.jpg`,
  ]);
  expect(names.filter((name) => name.endsWith('.csv'))).toHaveLength(1);
  await writeFile(join(dataDir, 'halftone.db'), 'no database at all');
  await writeFile(join(dataDir, 'halftone.db-wal'), 'nor a log');
  await force();
  store = await openSqliteStore({ dataDir });
  expect((await store.listRequests('default', null, { first: 10, after: null, offset: 0 })).totalCount).toBe(
    1,
  );
});
