import { type JpegSegment, jpegMarker, jpegSegments } from '../formats/jpeg-segments.ts';
import { orientationExif } from './orientation-exif.ts';
import type { StripRequest } from './strip-request.ts';

/** A JPEG without its APPn and COM segments, except those that decide how it looks. Null: not walkable. */
export function stripJpeg(bytes: Buffer, { orientation, keepMetadata }: StripRequest): Buffer | null {
  const segments = jpegSegments(bytes);
  if (segments === null) return null;
  const kept = segments
    .filter((segment) => keepMetadata || isNeeded(bytes, segment))
    .map((segment) => bytes.subarray(segment.start, segment.end));
  if (orientation > 1 && !keepMetadata) {
    // After SOI and a JFIF segment, which has to come first.
    const first = segments.findIndex((segment) => segment.marker === jpegMarker.app0) === 1 ? 2 : 1;
    kept.splice(first, 0, exifSegment(orientation));
  }
  return Buffer.concat(kept);
}

function isNeeded(bytes: Buffer, { marker, content, contentEnd }: JpegSegment): boolean {
  const says = (name: string): boolean =>
    bytes.toString('latin1', content, Math.min(content + name.length, contentEnd)) === name;
  if (marker === jpegMarker.com) return false;
  if (marker < jpegMarker.app0 || marker > jpegMarker.app15) return true;
  switch (marker) {
    // Says that the components are YCbCr, whatever they are called, wherever it stands.
    case jpegMarker.app0:
      return says('JFIF\0');
    case jpegMarker.app2:
      return says('ICC_PROFILE\0');
    // Says whether the components are YCbCr, RGB, YCCK or CMYK.
    case jpegMarker.app14:
      return says('Adobe');
    default:
      return false;
  }
}

function exifSegment(orientation: number): Buffer {
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationExif(orientation)]);
  const head = Buffer.from([0xff, jpegMarker.app1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
