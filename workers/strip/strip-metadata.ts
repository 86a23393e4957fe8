import type { ImageFormat } from '../../src/domain/image.ts';
import { stripAvif } from './strip-avif.ts';
import { stripGif } from './strip-gif.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import type { StripRequest } from './strip-request.ts';
import { stripTiff } from './strip-tiff.ts';
import { stripWebp } from './strip-webp.ts';

/**
 * The same picture, bit for bit, without metadata segments and without whatever follows the image's end;
 * orientation and colour profile stay. Files it cannot walk come back as they are. AVIF and TIFF lose only
 * what follows their end. Never longer than the input.
 */
export function stripMetadata(bytes: Buffer, format: ImageFormat, request: StripRequest): Buffer {
  const stripped = strip(bytes, format, request);
  return stripped !== null && stripped.length < bytes.length ? stripped : bytes;
}

function strip(bytes: Buffer, format: ImageFormat, request: StripRequest): Buffer | null {
  switch (format) {
    case 'jpeg':
      return stripJpeg(bytes, request);
    case 'png':
      return stripPng(bytes, request);
    case 'webp':
      return stripWebp(bytes, request);
    case 'gif':
      return stripGif(bytes, request);
    case 'avif':
      return stripAvif(bytes);
    case 'tiff':
      return stripTiff(bytes);
  }
}
