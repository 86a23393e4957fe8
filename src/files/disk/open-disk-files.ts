import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFolder } from '../../installation/make-folder.ts';
import type { Files } from '../files.ts';
import { FilesUnavailableError, filesUnavailable } from '../files-unavailable-error.ts';

/**
 * Files in a folder of this machine. A file is written beside its place and renamed into it: rename within
 * one file system is atomic (POSIX), so that a reader sees the whole file or none.
 */
export async function openDiskFiles(settings: {
  readonly dataDir: string;
  /** Bytes that have to be free for `ping` to be well; 0 when left out. */
  readonly reserve?: number;
}): Promise<Files> {
  const root = join(settings.dataDir, 'files');
  const workspace = join(settings.dataDir, 'workspace');
  await translated(async () => {
    prepareFolder(settings.dataDir);
    await rm(workspace, { recursive: true, force: true });
    await mkdir(workspace, { recursive: true });
    await mkdir(root, { recursive: true });
  });

  const place = async (key: string, path: string) => {
    const target = pathOf(root, key);
    try {
      await rename(path, target);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      await mkdir(dirname(target), { recursive: true });
      await rename(path, target);
    }
  };

  return {
    workspace,
    ping: () =>
      translated(async () => {
        const probe = join(workspace, `ping-${randomUUID()}`);
        await writeFile(probe, 'ping', { flag: 'wx' });
        await rm(probe, { force: true });
        const { bavail, bsize } = await statfs(workspace);
        if (bavail * bsize < (settings.reserve ?? 0)) {
          throw new FilesUnavailableError(
            'the disk is nearly full. Free some space; work then continues by itself',
          );
        }
      }),
    adopt: (key, path) => translated(() => place(key, path)),
    async write(key, bytes) {
      const path = join(workspace, randomUUID());
      try {
        const sink = createWriteStream(path, { flags: 'wx' });
        await pipeline(bytes, sink);
        await place(key, path);
        return sink.bytesWritten;
      } catch (error) {
        await rm(path, { force: true });
        throw translate(error);
      }
    },
    stat: (key) =>
      translated(async () => {
        const found = await orNull(stat(pathOf(root, key)));
        return found && { bytes: found.size, modifiedAt: found.mtime };
      }),
    open: (key, range) =>
      translated(async (): Promise<Readable | null> => {
        const handle = await orNull(open(pathOf(root, key), 'r'));
        return handle && handle.createReadStream(range ?? {});
      }),
    delete: (key) => translated(() => rm(pathOf(root, key), { force: true })),
    close: () => translated(() => rm(workspace, { recursive: true, force: true })),
  };
}

function prepareFolder(dataDir: string): void {
  try {
    makeFolder(dataDir);
  } catch (error) {
    if (filesUnavailable(error) !== null) throw error;
    throw new FilesUnavailableError('DATA_DIR cannot be made; name a folder that the server may write to', {
      cause: error,
    });
  }
}

/** Keys are made by this project; the check keeps a mistake of ours from becoming a path outside the root. */
function pathOf(root: string, key: string): string {
  if (!/^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(key))
    throw new Error(`not a file key: ${key}`);
  return join(root, key);
}

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  return filesUnavailable(error) ?? error;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
