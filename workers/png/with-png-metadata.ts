import { pngChunk } from './png-chunk.ts';

/** Of the signature and IHDR, after which metadata may come. */
const headLength = 8 + 25;
const exifName = 'Exif\0\0';
/** Keyword, no compression, no language (PNG, third edition, 11.3.3.4; XMP part 3, 1.1.5). */
const xmpHead = Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1');

/** A PNG with these metadata of another file put into it. */
export function withPngMetadata(png: Buffer, exif: Buffer | undefined, xmp: Buffer | undefined): Buffer {
  const chunks: Buffer[] = [];
  if (exif !== undefined) {
    // JPEG's name for it is not PNG's.
    const named = exif.toString('latin1', 0, exifName.length) === exifName;
    chunks.push(pngChunk('eXIf', named ? exif.subarray(exifName.length) : exif));
  }
  if (xmp !== undefined) chunks.push(pngChunk('iTXt', Buffer.concat([xmpHead, xmp])));
  return Buffer.concat([png.subarray(0, headLength), ...chunks, png.subarray(headLength)]);
}
