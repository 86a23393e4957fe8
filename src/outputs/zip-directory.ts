import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { directoryEntry, endOfDirectory, type ZipEntry } from './zip-records.ts';

/** The directory at the end of a ZIP file, spooled to a local file: of a million entries it has a hundred megabytes. */
export interface ZipDirectory {
  add(entry: ZipEntry): Promise<void>;
  /** The directory and the end of the ZIP file, whose directory begins at `offset`. */
  read(offset: number): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

const pieceBytes = 64 * 1024;

/** `folder`: of this machine, emptied when a server starts. */
export async function openZipDirectory(folder: string): Promise<ZipDirectory> {
  const path = join(folder, randomUUID());
  const file: FileHandle = await open(path, 'wx+');
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let entries = 0;
  let size = 0;

  const flush = async () => {
    const all = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    await file.appendFile(all);
  };
  return {
    async add(entry) {
      const record = directoryEntry(entry);
      waiting.push(record);
      waitingBytes += record.length;
      entries += 1;
      size += record.length;
      if (waitingBytes >= pieceBytes) await flush();
    },
    async *read(offset) {
      await flush();
      const piece = Buffer.alloc(pieceBytes);
      for (let at = 0; at < size; ) {
        const { bytesRead } = await file.read(piece, 0, piece.length, at);
        if (bytesRead === 0) throw new Error('The spooled directory of a ZIP file has become shorter.');
        yield Buffer.from(piece.subarray(0, bytesRead));
        at += bytesRead;
      }
      yield endOfDirectory({ entries, offset, size });
    },
    async close() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
