import { deflateSync } from 'node:zlib';
import { pngChunk } from '../png/png-chunk.ts';
import { adler32 } from './adler32.ts';
import { endsEarly } from './ends-early.ts';
import { inflateRows } from './inflate-rows.ts';
import { type PngChunk, pngChunks } from './png-chunks.ts';
import { pngDataLength } from './png-data-length.ts';

/**
 * A PNG whose rows are all there, with checksums that are right and an end; damaged metadata are left out.
 * Null: it has no header, or its pixels are damaged. Throws CORRUPT_IMAGE where it ends early.
 */
export function repairPng(bytes: Buffer): Buffer | null {
  const chunks = pngChunks(bytes);
  const [header] = chunks;
  const needed = header?.type === 'IHDR' && header.state === 'intact' ? pngDataLength(header.content) : null;
  if (needed === null) return null;
  const pixels = chunks.filter(({ type }) => type === 'IDAT');
  if (pixels.length === 0) throw endsEarly(0);
  const data = dataOf(pixels, needed);
  if (data === null) return null;
  const first = chunks.indexOf(pixels[0]!);
  const around = (from: number, to?: number): Buffer[] =>
    chunks
      .slice(from, to)
      .filter(({ type, state }) => state === 'intact' && type !== 'IDAT' && type !== 'IEND')
      .map((chunk) => chunk.bytes);
  return Buffer.concat([
    bytes.subarray(0, 8),
    ...around(0, first),
    pngChunk('IDAT', data),
    ...around(first),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The pixels' data with the checksum that they should have; null: damaged. */
function dataOf(pixels: readonly PngChunk[], needed: number): Buffer | null {
  const data = Buffer.concat(pixels.map(({ content }) => content));
  const inflated = inflateRows(data, needed);
  if (inflated === null) return null;
  const { rows, end } = inflated;
  if (rows.length < needed) {
    // What stops in the middle of the file is damaged.
    if (pixels.at(-1)!.state !== 'cut' && end !== null) return null;
    throw endsEarly(rows.length / needed);
  }
  const sum = adler32(rows);
  const summed = end !== null && data.length >= end + 4 && data.readUInt32BE(end) === sum;
  // One of both checks has to say that these are the pixels that were written.
  if (!summed && pixels.some(({ state }) => state === 'damaged')) return null;
  if (end === null) return deflateSync(rows);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(sum);
  return Buffer.concat([data.subarray(0, end), checksum]);
}
