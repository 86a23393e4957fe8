import { jpegHeaderSegments, jpegMarker } from '../formats/jpeg-segments.ts';
import { annexK, tablesAt } from './quantisation-tables.ts';

/**
 * The libjpeg quality, 1 to 100, whose luminance table is nearest to the JPEG's own: encoding above it keeps
 * nothing that the file has. Null where its segments cannot be walked or hold no quantisation table.
 */
export function sourceQuality(bytes: Buffer): number | null {
  const sum = luminanceSum(bytes);
  if (sum === null) return null;
  let best = 1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let quality = 1; quality <= 100; quality++) {
    const distance = Math.abs(sumsByQuality[quality - 1]! - sum);
    if (distance < nearest) [best, nearest] = [quality, distance];
  }
  return best;
}

const sumsByQuality = Array.from({ length: 100 }, (_, i) =>
  tablesAt(annexK, i + 1).luminance.reduce((sum, step) => sum + step, 0),
);

/** Sum of table 0's 64 steps (T.81, B.2.4.1), which is the luminance's in every encoder in use. */
function luminanceSum(bytes: Buffer): number | null {
  for (const { marker, content, contentEnd } of jpegHeaderSegments(bytes) ?? []) {
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
