import { statfs } from 'node:fs/promises';
import { HalftoneError } from '../../domain/halftone-error.ts';
import { formatBytes } from '../../format/format-bytes.ts';

/** Throws when fewer than `needed` bytes are free where the folder is. */
export async function assertFreeSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= needed) return;
  throw new HalftoneError(
    'NO_SPACE',
    507,
    `${folder} has ${formatBytes(free)} free, and ${formatBytes(needed)} are needed. Free some space, or take another place.`,
  );
}
