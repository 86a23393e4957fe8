import { type JpegSegment, jpegMarker, jpegSegments } from '../strip/jpeg-segments.ts';
import { luminanceTable, scaledEntry } from './jpeg-quality.ts';

/** What a JPEG's own headers say about how it was made. */
export interface SourceJpeg {
  /** The libjpeg quality whose luminance table is nearest to the file's, 1 to 100. */
  readonly quality: number;
  /** Bytes of its scans: what is picture and not metadata. */
  readonly scanBytes: number;
}

/** Null where the file's segments cannot be walked or hold no quantisation table. */
export function sourceJpeg(bytes: Buffer): SourceJpeg | null {
  const segments = jpegSegments(bytes);
  if (segments === null) return null;
  const sum = luminanceSum(bytes, segments);
  if (sum === null) return null;
  let scanBytes = 0;
  for (const segment of segments)
    if (segment.marker === jpegMarker.sos) scanBytes += segment.end - segment.contentEnd;
  return { quality: qualityOf(sum), scanBytes };
}

/** Sum of table 0's 64 entries (T.81, B.2.4.1), which is the luminance's in every encoder in use. */
function luminanceSum(bytes: Buffer, segments: readonly JpegSegment[]): number | null {
  for (const { marker, content, contentEnd } of segments) {
    if (marker !== jpegMarker.dqt) continue;
    for (let at = content; at < contentEnd; ) {
      const precision = (bytes[at] ?? 0) >> 4;
      const id = (bytes[at] ?? 0) & 15;
      const width = precision === 0 ? 1 : 2;
      if (at + 1 + 64 * width > contentEnd) break;
      if (id === 0) {
        let sum = 0;
        for (let i = 0; i < 64; i++) sum += bytes.readUIntBE(at + 1 + i * width, width);
        return sum;
      }
      at += 1 + 64 * width;
    }
  }
  return null;
}

function qualityOf(sum: number): number {
  const sumAt = (quality: number): number =>
    luminanceTable.reduce((total, entry) => total + scaledEntry(entry, quality), 0);
  let best = 1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let quality = 1; quality <= 100; quality++) {
    const distance = Math.abs(sumAt(quality) - sum);
    if (distance < nearest) [best, nearest] = [quality, distance];
  }
  return best;
}
