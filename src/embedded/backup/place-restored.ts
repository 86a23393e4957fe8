import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { giveToOwnerOf } from '../../files/give-to-owner-of.ts';
import { openSnapshot, type Snapshot, settleDatabase } from '../../store/sqlite/snapshot.ts';
import { StoreUnavailableError } from '../../store/store-errors.ts';
import { archiveNames } from './archive-names.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Moves what was unpacked into the data folder. Files first: a key names the same bytes in both, so that the old
 * database has all of its files until it is replaced, in one step. What only the old one referred to goes last.
 * A crash in between leaves the old or the new state, with files too many at most.
 */
export async function placeRestored(folder: string, dataDir: string): Promise<void> {
  const target = join(dataDir, 'files');
  await moveInto(join(folder, 'files'), target);
  const database = join(dataDir, archiveNames.database);
  settleOld(database);
  await rm(`${database}-wal`, { force: true });
  await rm(`${database}-shm`, { force: true });
  giveToOwnerOf(dataDir, join(folder, archiveNames.database));
  await rename(join(folder, archiveNames.database), database);
  await syncFolder(dataDir);
  const snapshot = openSnapshot(database);
  try {
    await removeUnknown(target, snapshot);
  } finally {
    snapshot.close();
  }
}

/** What only the log beside the old database holds would be lost before it is replaced; a damaged one is lost already. */
function settleOld(database: string): void {
  if (!existsSync(database)) return;
  try {
    settleDatabase(database);
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error;
  }
}

/** Renames the files below `from` to the same places below `to`, over what is there. */
async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  giveToOwnerOf(dirname(to), to);
  for (const entry of await readdir(from, { withFileTypes: true }).catch(() => [])) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await moveInto(source, target);
    else {
      giveToOwnerOf(to, source);
      await rename(source, target);
    }
  }
}

async function removeUnknown(
  root: string,
  snapshot: Pick<Snapshot, 'refersToUpload' | 'refersToOutput'>,
): Promise<void> {
  const names = (folder: string) => readdir(join(root, folder)).catch(() => []);
  for (const name of await names('uploads')) {
    if (!snapshot.refersToUpload(`uploads/${name}`)) await rm(join(root, 'uploads', name));
  }
  for (const shard of await names('outputs')) {
    for (const name of await names(`outputs/${shard}`)) {
      // `<key>.jpg`, or `<key>.thumbnail.webp`, which is made again when it is asked for.
      if (!snapshot.refersToOutput(name.replace(/\..*$/, ''))) await rm(join(root, 'outputs', shard, name));
    }
  }
}
