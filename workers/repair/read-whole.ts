import type { ImageFormat } from '../../src/domain/image.ts';
import { ImageError } from '../../src/domain/image-error.ts';
import { looksCut } from './looks-cut.ts';
import { repairFile } from './repair-file.ts';

/**
 * What `read` makes of a file; where it finds it corrupt, of the file repaired. Files that are whole pay nothing.
 * Throws CORRUPT_IMAGE where nothing helps, with how much is there where it ends early.
 */
export async function readWhole<T>(
  bytes: Buffer,
  format: ImageFormat,
  read: (bytes: Buffer) => Promise<T>,
): Promise<T> {
  if (looksCut(bytes, format)) return read((await repairFile(bytes, format)) ?? bytes);
  try {
    return await read(bytes);
  } catch (error) {
    if (!(error instanceof ImageError) || error.code !== 'CORRUPT_IMAGE') throw error;
    const repaired = await repairFile(bytes, format);
    if (repaired === null) throw error;
    return read(repaired);
  }
}
