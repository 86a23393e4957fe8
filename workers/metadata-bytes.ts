import type { Sharp } from 'sharp';
import type { Picture } from './open-picture.ts';
import { sharp } from './sharp.ts';

/**
 * Bytes that the picture's metadata take in a result, as this encoder writes them (libvips writes EXIF anew,
 * without what it does not know; PNG compresses XMP): what one pixel takes with them, and without.
 */
export async function metadataBytes(
  { metadataAlone }: Picture,
  encode: (picture: Sharp) => Sharp,
): Promise<number> {
  if (metadataAlone === null) return 0;
  const kept = await encode(metadataAlone()).toBuffer();
  const lost = await encode(sharp(kept)).toBuffer();
  return kept.length - lost.length;
}
