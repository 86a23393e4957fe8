import { crc32 } from '../strip/crc32.ts';
import type { ByteSource } from './byte-source.ts';

/** What a PNG says before its pixels, as far as libvips does not tell it. */
export interface PngHeader {
  /** Frames of an animated PNG; 1: a still one. */
  readonly frames: number;
  readonly hasProfile: boolean;
  /** `cICP`: code points of ITU-T H.273 (PNG, third edition, 11.3.2.6). */
  readonly codePoints: PngCodePoints | null;
  /** `sRGB` is there, with an intent that exists. */
  readonly isSrgb: boolean;
  /** `gAMA`: what light was raised to, times 100,000. */
  readonly gamma: number | null;
  /** `cHRM`: x and y of white, red, green and blue, times 100,000. */
  readonly chromaticities: readonly number[] | null;
  /** Light of the brightest pixel (`cLLI`), else of the display it was made on (`mDCV`), in cd/m². */
  readonly peak: number | null;
}

export interface PngCodePoints {
  readonly primaries: number;
  readonly transfer: number;
  readonly matrix: number;
  readonly fullRange: boolean;
}

const wanted = new Set(['acTL', 'iCCP', 'cICP', 'sRGB', 'gAMA', 'cHRM', 'cLLI', 'mDCV']);
/** The longest of them that is read, `cHRM`. */
const longest = 32;

/** Chunks up to the first of the pixels, however many bytes they take. */
export function pngHeader(source: ByteSource): PngHeader {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at + 12 <= source.length; ) {
    const head = source.bytes(at, 12 + longest);
    if (head.length < 8) break;
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (type === 'IDAT' || type === 'IEND') break;
    // Where a chunk stands twice, the first is read; none that is damaged.
    if (wanted.has(type) && !chunks.has(type) && isIntact(head, length)) {
      chunks.set(type, Buffer.from(head.subarray(8, 8 + Math.min(length, longest))));
    }
    at += 12 + length;
  }
  const of = (type: string, length: number): Buffer | null => {
    const chunk = chunks.get(type);
    return chunk !== undefined && chunk.length >= length ? chunk : null;
  };
  return {
    frames: Math.max(1, of('acTL', 8)?.readUInt32BE(0) ?? 1),
    hasProfile: chunks.has('iCCP'),
    codePoints: codePoints(of('cICP', 4)),
    isSrgb: (of('sRGB', 1)?.[0] ?? 4) < 4,
    gamma: of('gAMA', 4)?.readUInt32BE(0) ?? null,
    chromaticities: chromaticities(of('cHRM', 32)),
    peak: peak(of('cLLI', 8)?.readUInt32BE(0)) ?? peak(of('mDCV', 24)?.readUInt32BE(16)),
  };
}

/** Of a chunk that is longer than what is read of it nothing but its presence counts. */
function isIntact(head: Buffer, length: number): boolean {
  if (length > longest) return true;
  return head.length >= 12 + length && crc32(head.subarray(4, 8 + length)) === head.readUInt32BE(8 + length);
}

function codePoints(chunk: Buffer | null): PngCodePoints | null {
  if (chunk === null) return null;
  const [primaries = 2, transfer = 2, matrix = 2, fullRange = 0] = chunk;
  return { primaries, transfer, matrix, fullRange: fullRange === 1 };
}

function chromaticities(chunk: Buffer | null): number[] | null {
  return chunk === null ? null : Array.from({ length: 8 }, (_, i) => chunk.readUInt32BE(4 * i));
}

/** From steps of 0.0001 cd/m²; 0 says nothing. */
function peak(steps: number | undefined): number | null {
  return steps === undefined || steps === 0 ? null : steps / 10_000;
}
