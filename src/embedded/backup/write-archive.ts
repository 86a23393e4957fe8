import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Header, Pax } from 'tar';
import { archiveNames } from './archive-names.ts';

/** One file on its way into an archive. Exactly `bytes` bytes come of `content`. */
export interface ArchivePart {
  readonly name: string;
  readonly bytes: number;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const blockBytes = 512;

/**
 * The bytes of a tar archive of these parts and their sums, as fast as they are taken. `sumsFile` holds the
 * sums until the end, so that memory does not grow with their number; it is to be removed afterwards.
 */
export async function* writeArchive(
  parts: AsyncIterable<ArchivePart>,
  sumsFile: string,
): AsyncGenerator<Uint8Array> {
  const sums = await open(sumsFile, 'w', 0o600);
  try {
    for await (const part of parts) {
      const hash = createHash('sha256');
      yield* writePart(part, hash);
      await sums.write(`${hash.digest('hex')}  ${part.name}\n`);
    }
    const { size } = await sums.stat();
    yield* writePart({ name: archiveNames.sums, bytes: size, content: createReadStream(sumsFile) });
  } finally {
    await sums.close();
  }
  // Two empty blocks end an archive.
  yield Buffer.alloc(2 * blockBytes);
}

async function* writePart({ name, bytes, content }: ArchivePart, hash?: Hash): AsyncGenerator<Uint8Array> {
  const fields = { path: name, size: bytes, mode: 0o600, mtime: new Date(), type: 'File' } as const;
  const header = new Header(fields);
  // True when something is too large for the plain header: 8 GB and more.
  if (header.encode()) yield new Pax(fields).encode();
  if (header.block === undefined) throw new Error(`no header for ${name}`);
  yield header.block;
  let written = 0;
  for await (const chunk of content) {
    hash?.update(chunk);
    written += chunk.length;
    yield chunk;
  }
  if (written !== bytes) throw new Error(`${name} changed while it was read: ${written} bytes, not ${bytes}`);
  const rest = written % blockBytes;
  if (rest > 0) yield Buffer.alloc(blockBytes - rest);
}

/** A file of this machine as a part; null: it is not there. */
export async function filePart(name: string, path: string): Promise<ArchivePart | null> {
  let handle: FileHandle;
  try {
    handle = await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const { size } = await handle.stat();
  return { name, bytes: size, content: handle.createReadStream() };
}
