import { orientationExif } from './orientation-exif.ts';
import type { StripRequest } from './strip-request.ts';

const exifFlag = 0x08;
const xmpFlag = 0x04;
/** The picture's chunks (RFC 9649, 2.7); others are metadata or unknown. */
const needed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** A WebP without EXIF, XMP and unknown chunks, ended where RIFF says it ends. Null: not walkable. */
export function stripWebp(bytes: Buffer, { orientation, keepMetadata }: StripRequest): Buffer | null {
  if (bytes.length < 20) return null;
  const fileEnd = 8 + bytes.readUInt32LE(4);
  if (fileEnd > bytes.length) return null;
  const keepsOrientation = orientation > 1 && !keepMetadata;
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= fileEnd; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (end > fileEnd) return null;
    if (keepMetadata || needed.has(type)) {
      const chunk = Buffer.from(bytes.subarray(at, end));
      if (type === 'VP8X' && !keepMetadata) {
        chunk[8] = ((chunk[8] ?? 0) & ~(exifFlag | xmpFlag)) | (keepsOrientation ? exifFlag : 0);
      }
      kept.push(chunk);
    }
    at = end;
  }
  if (keepsOrientation) kept.push(exifChunk(orientation));
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

function exifChunk(orientation: number): Buffer {
  const exif = orientationExif(orientation);
  const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
  head.writeUInt32LE(exif.length, 4);
  return Buffer.concat([head, exif]);
}
