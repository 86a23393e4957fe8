import { deflateSync } from 'node:zlib';
import { pngChunk } from '../../../workers/png/png-chunk.ts';

export type PngKind = 'rgb8' | 'rgb16' | 'rgba8' | 'grey8' | 'grey16' | 'palette';

const types = {
  rgb8: { depth: 8, type: 2 },
  rgb16: { depth: 16, type: 2 },
  rgba8: { depth: 8, type: 6 },
  grey8: { depth: 8, type: 0 },
  grey16: { depth: 16, type: 0 },
  palette: { depth: 8, type: 3 },
} as const;

/** A PNG of red, green and blue of 8 bits (grey: of green), in the kind asked for, with chunks between its header and its pixels. */
export function pngWith(rgb: Buffer, width: number, kind: PngKind, chunks: readonly Buffer[]): Buffer {
  const height = rgb.length / 3 / width;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = types[kind].depth;
  header[9] = types[kind].type;
  const palette: number[] = [];
  const places = new Map<number, number>();
  const pixel = (at: number): number[] => {
    const [r = 0, g = 0, b = 0] = rgb.subarray(at, at + 3);
    switch (kind) {
      case 'rgb8':
        return [r, g, b];
      case 'rgb16':
        return [r, r, g, g, b, b];
      case 'rgba8':
        return [r, g, b, at % 2 === 0 ? 255 : 160];
      case 'grey8':
        return [g];
      case 'grey16':
        return [g, g];
      case 'palette': {
        // 216 colours are enough.
        const own = [r, g, b].map((value) => Math.round(value / 51) * 51) as [number, number, number];
        const key = own[0] * 65_536 + own[1] * 256 + own[2];
        if (!places.has(key)) {
          places.set(key, palette.length / 3);
          palette.push(...own);
        }
        return [places.get(key)!];
      }
    }
  };
  const rows: number[] = [];
  for (let at = 0; at < rgb.length; at += 3) {
    if (at % (3 * width) === 0) rows.push(0);
    rows.push(...pixel(at));
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...chunks,
    ...(kind === 'palette' ? [pngChunk('PLTE', Buffer.from(palette))] : []),
    pngChunk('IDAT', deflateSync(Buffer.from(rows), { level: 0 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Chunks that say what a PNG's colours are (PNG, third edition, 11.3.2). */
export const colourChunk = {
  gamma: (gamma: number): Buffer => pngChunk('gAMA', numbers([gamma * 1e5])),
  /** x and y of white, red, green and blue. */
  chromaticities: (...values: number[]): Buffer =>
    pngChunk('cHRM', numbers(values.map((value) => value * 1e5))),
  srgb: (): Buffer => pngChunk('sRGB', Buffer.from([0])),
  codePoints: (primaries: number, transfer: number): Buffer =>
    pngChunk('cICP', Buffer.from([primaries, transfer, 0, 1])),
  lightLevel: (brightest: number): Buffer => pngChunk('cLLI', numbers([brightest * 1e4, 1e6])),
  profile: (icc: Buffer): Buffer =>
    pngChunk('iCCP', Buffer.concat([Buffer.from('p\0\0', 'latin1'), deflateSync(icc)])),
};

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32BE(Math.round(value), 4 * i));
  return bytes;
}
