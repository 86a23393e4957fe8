import { join } from 'node:path';
import { imageFormats } from '../../domain/image.ts';
import { extensionOf, outputFileKey } from '../../files/output-file-key.ts';
import type { Snapshot } from '../../store/sqlite/snapshot.ts';
import type { ArchiveHead } from './archive-head.ts';
import { archiveNames } from './archive-names.ts';
import { type ArchivePart, filePart } from './write-archive.ts';

export interface PartsSource {
  readonly dataDir: string;
  readonly head: ArchiveHead;
  readonly snapshot: Pick<Snapshot, 'uploads' | 'outputKeys'>;
  /** The file that `snapshot` was opened from. */
  readonly snapshotFile: string;
  /** A file that the database refers to and that is not there. */
  readonly onMissing: (name: string) => void;
}

/** What goes into a backup, in its order. */
export async function* backupParts(source: PartsSource): AsyncGenerator<ArchivePart> {
  const { dataDir, head, snapshot, snapshotFile, onMissing } = source;
  const text = Buffer.from(`${JSON.stringify(head, null, 2)}\n`);
  yield { name: archiveNames.head, bytes: text.length, content: [text] };
  const database = await filePart(archiveNames.database, snapshotFile);
  if (database === null) throw new Error('the copy of the database is gone');
  yield database;

  const kept = (key: string) => filePart(`${archiveNames.files}${key}`, join(dataDir, 'files', key));
  for (const key of snapshot.uploads()) {
    const part = await kept(key);
    if (part === null) onMissing(key);
    else yield part;
  }
  for (const { key, format } of snapshot.outputKeys()) {
    let part: ArchivePart | null = null;
    for (const one of format === null ? imageFormats : [format]) {
      const fileKey = outputFileKey(key, extensionOf[one]);
      part ??= fileKey === null ? null : await kept(fileKey);
    }
    if (part === null) onMissing(key);
    else yield part;
  }
}
