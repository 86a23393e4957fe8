import type { ImageFormat } from '../../src/domain/image.ts';
import { gifBlocks } from '../formats/gif-blocks.ts';
import { jpegMarker, jpegSegments } from '../formats/jpeg-segments.ts';

const gifTrailer = 0x3b;

/** Whether a file lacks the end that its format has, of those that decoders read anyway: what is there has to be counted. */
export function looksCut(bytes: Buffer, format: ImageFormat): boolean {
  if (format === 'gif') return bytes.at(-1) !== gifTrailer && gifBlocks(bytes)?.ended === false;
  if (format !== 'jpeg') return false;
  const ends = bytes.at(-2) === 0xff && bytes.at(-1) === jpegMarker.eoi;
  return !ends && jpegSegments(bytes) === null;
}
