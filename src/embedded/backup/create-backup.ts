import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { version } from '../../installation/version.ts';
import { holdDeletions } from '../../store/sqlite/deletion-hold.ts';
import { databaseBytes, openSnapshot, type Snapshot, takeSnapshot } from '../../store/sqlite/snapshot.ts';
import type { ArchiveHead } from './archive-head.ts';
import { archiveFormat, archiveNames } from './archive-names.ts';
import { backupParts } from './backup-parts.ts';
import { assertFreeSpace } from './free-space.ts';
import { writeArchive } from './write-archive.ts';

/** Keys that are named of files that were not there. */
const mostMissing = 20;

export interface BackupSettings {
  readonly dataDir: string;
  /** A folder for the copy of the database while it is packed; made, and removed at the end. */
  readonly workFolder: string;
  /** Returns what the archive is written to, once its size is known about. */
  readonly openTarget: (head: ArchiveHead) => Promise<Writable>;
  /** After every piece: bytes so far. */
  readonly onBytes?: (written: number) => void;
  readonly signal?: AbortSignal;
}

export interface BackupReport {
  readonly files: number;
  /** Of the archive. */
  readonly bytes: number;
  /** Keys in `files` that the database refers to and that were not there, the first twenty. */
  readonly missing: readonly string[];
  readonly totalMissing: number;
}

/**
 * Packs the embedded store of `dataDir` while a server may be using it: the database of one moment, and every
 * file that it refers to. A server deletes no file meanwhile (deletion-hold.ts), and a file is whole before the
 * database refers to it: so what the database of that moment refers to is there until it is copied.
 */
export async function createBackup(settings: BackupSettings): Promise<BackupReport> {
  const { dataDir, workFolder } = settings;
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  try {
    const database = databaseBytes(dataDir);
    await assertFreeSpace(workFolder, database);
    const snapshotFile = join(workFolder, archiveNames.database);
    // In this order: what is deleted from now on stays, and only then is looked at what there is.
    const hold = database > 0 ? holdDeletions(dataDir) : null;
    try {
      takeSnapshot(dataDir, snapshotFile);
      const snapshot = openSnapshot(snapshotFile);
      try {
        return await pack(settings, snapshot, snapshotFile);
      } finally {
        snapshot.close();
      }
    } finally {
      hold?.release();
    }
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

async function pack(
  settings: BackupSettings,
  snapshot: Snapshot,
  snapshotFile: string,
): Promise<BackupReport> {
  const { dataDir, workFolder, openTarget, onBytes, signal } = settings;
  const head = await describe(dataDir, snapshot, snapshotFile);
  const report = { files: 0, bytes: 0, missing: [] as string[], totalMissing: 0 };
  const parts = backupParts({
    dataDir,
    head,
    snapshot,
    snapshotFile,
    onMissing: (key) => {
      report.totalMissing += 1;
      if (report.missing.length < mostMissing) report.missing.push(key);
    },
  });
  async function* counted() {
    for await (const part of parts) {
      if (part.name.startsWith(archiveNames.files)) report.files += 1;
      yield part;
    }
  }
  async function* bytes() {
    for await (const chunk of writeArchive(counted(), join(workFolder, archiveNames.sums))) {
      report.bytes += chunk.length;
      yield chunk;
      onBytes?.(report.bytes);
    }
  }
  const target = await openTarget(head);
  await pipeline(bytes, target, { ...(signal && { signal }) });
  return report;
}

async function describe(dataDir: string, snapshot: Snapshot, snapshotFile: string): Promise<ArchiveHead> {
  let { count: files, bytes } = snapshot.outputs;
  for (const key of snapshot.uploads()) {
    const found = await stat(join(dataDir, archiveNames.files, key)).catch(() => null);
    files += 1;
    bytes += found?.size ?? 0;
  }
  bytes += (await stat(snapshotFile)).size;
  const createdAt = new Date().toISOString();
  return { format: archiveFormat, halftone: version, schema: snapshot.schema, createdAt, files, bytes };
}
