import type { ImageFormat } from '../../src/requests/image.ts';
import { declaredLength } from './declared-length.ts';
import { endsEarly } from './ends-early.ts';
import { repairGif } from './repair-gif.ts';
import { repairJpeg } from './repair-jpeg.ts';
import { repairPng } from './repair-png.ts';

/**
 * A file that libvips refuses, as one that it reads, where nothing of the picture is missing and browsers show it:
 * an end that is not marked, checksums that are wrong. Null: nothing here is known to help.
 * Throws CORRUPT_IMAGE, and says how much is there, where the file ends before the picture does.
 */
export async function repairFile(bytes: Buffer, format: ImageFormat): Promise<Buffer | null> {
  switch (format) {
    case 'jpeg':
      return repairJpeg(bytes);
    case 'png':
      return repairPng(bytes);
    case 'gif':
      return repairGif(bytes);
    case 'webp':
    case 'avif':
    case 'tiff': {
      const length = declaredLength(bytes, format);
      if (bytes.length < length) throw endsEarly(bytes.length / length);
      return null;
    }
  }
}
