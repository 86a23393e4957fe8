import { pngChunk } from '../png/png-chunk.ts';
import { orientationExif } from './orientation-exif.ts';
import type { StripRequest } from './strip-request.ts';

/** Ancillary chunks that decide how the picture looks or moves (PNG, third edition, 11.3; APNG's three among them). */
const needed = new Set([
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'mDCV',
  'cLLI',
  'sBIT',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
]);

/** A PNG without text, time, EXIF and private chunks, ended at IEND. Null: not walkable. */
export function stripPng(bytes: Buffer, { orientation, keepMetadata }: StripRequest): Buffer | null {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    // Upper case in the first letter: critical (5.4).
    if (keepMetadata || /^[A-Z]/.test(type) || needed.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IHDR' && orientation > 1 && !keepMetadata)
      kept.push(pngChunk('eXIf', orientationExif(orientation)));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}
