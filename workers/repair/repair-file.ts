import type { ImageFormat } from '../../src/domain/image.ts';
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
      return format === 'avif' ? asStillAvif(bytes) : null;
    }
  }
}

/** An animated AVIF as its first picture: libvips does not read a file whose main brand is that of a sequence. */
function asStillAvif(bytes: Buffer): Buffer | null {
  if (bytes.toString('latin1', 8, 12) !== 'avis') return null;
  const still = Buffer.from(bytes);
  still.write('avif', 8, 'latin1');
  return still;
}
