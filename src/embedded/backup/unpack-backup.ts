import { createHash } from 'node:crypto';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { HalftoneError } from '../../domain/halftone-error.ts';
import { type ArchiveHead, readArchiveHead } from './archive-head.ts';
import { archiveNames } from './archive-names.ts';
import { compareSums } from './compare-sums.ts';
import { type ReadPart, readArchive } from './read-archive.ts';

/** More than this is no head, bytes. */
const mostHeadBytes = 100_000;

export interface UnpackSettings {
  readonly source: AsyncIterable<Uint8Array>;
  /** An empty folder. */
  readonly folder: string;
  /** false: the archive is only checked; its sums are kept in `folder` meanwhile. */
  readonly keep: boolean;
  /** When the head is read, before anything of what follows is kept. */
  readonly onHead: (head: ArchiveHead) => Promise<void>;
  /** After every file: bytes of content so far. */
  readonly onBytes?: (read: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Unpacks a backup into `folder` and checks every byte against its sums. Throws at the first thing that is
 * wrong; what is in `folder` then is of no use.
 */
export async function unpackBackup(settings: UnpackSettings): Promise<{ head: ArchiveHead; files: number }> {
  const { folder, onHead, onBytes, signal } = settings;
  const sumsFound = join(folder, 'sums-found');
  const sumsGiven = join(folder, archiveNames.sums);
  const found = await open(sumsFound, 'wx', 0o600);
  let head: ArchiveHead | null = null;
  let files = 0;
  let read = 0;
  let last = '';
  try {
    for await (const part of readArchive(settings.source)) {
      signal?.throwIfAborted();
      if (head === null) {
        const text = await readHead(part);
        head = readArchiveHead(text);
        await onHead(head);
        await found.write(`${createHash('sha256').update(text).digest('hex')}  ${part.name}\n`);
      } else if (part.name === archiveNames.sums) {
        await writeFile(sumsGiven, part.content, { flag: 'wx', mode: 0o600 });
      } else {
        const hash = await takePart(part, settings.keep ? join(folder, part.name) : null);
        await found.write(`${hash}  ${part.name}\n`);
        if (part.name.startsWith(archiveNames.files)) files += 1;
      }
      read += part.bytes;
      last = part.name;
      onBytes?.(read);
    }
  } catch (error) {
    // A name that comes twice.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw incomplete();
    throw error;
  } finally {
    await found.close();
  }
  if (head === null || last !== archiveNames.sums) throw incomplete();
  await compareSums(sumsFound, sumsGiven);
  return { head, files };
}

async function readHead(part: ReadPart): Promise<string> {
  const isHead = part.name === archiveNames.head && part.bytes <= mostHeadBytes;
  if (!isHead) throw new HalftoneError('NO_BACKUP', 400, 'This file is no backup of Halftone.');
  return String(await buffer(part.content));
}

/** Reads a file to its end, and keeps it at `path` where there is one; returns its SHA-256. */
async function takePart(part: ReadPart, path: string | null): Promise<string> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const chunk of part.content) {
      hash.update(chunk);
      yield chunk;
    }
  }
  if (path === null) for await (const _ of hashed());
  else {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, hashed(), { flag: 'wx' });
  }
  return hash.digest('hex');
}

function incomplete(): HalftoneError {
  return new HalftoneError(
    'DAMAGED_BACKUP',
    400,
    'The backup is not complete. Nothing was replaced; use another copy.',
  );
}
