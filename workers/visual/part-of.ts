import type { Pixels } from '../pixels.ts';
import { mosaic } from '../search/mosaic.ts';

/** A part of a picture to rehearse with: tiles from all over it, or its middle; null where it is too small for that. */
export function partOf(pixels: Pixels): Pixels | null {
  const { data, width, height, channels } = pixels;
  const tiles = mosaic(pixels);
  if (tiles !== null) return sheet(tiles);
  const rows = Math.ceil(height / 2);
  if (Math.min(width, rows) < smallestSide) return null;
  const start = (height - rows) >> 1;
  const rowBytes = width * channels;
  return { data: data.subarray(start * rowBytes, (start + rows) * rowBytes), width, height: rows, channels };
}

const smallestSide = 24;

/** More say little more, and each is encoded and looked at ten times. */
const mostTiles = 12;

/** The tiles in several columns, since the measure has too few scales for what is narrow. */
function sheet({ data, width: side, height, channels }: Pixels): Pixels {
  const all = height / side;
  const tiles = Math.min(all, mostTiles);
  const columns = Math.ceil(Math.sqrt(tiles));
  const rows = Math.floor(tiles / columns);
  const rowBytes = side * channels;
  const result = Buffer.allocUnsafe(columns * rows * side * rowBytes);
  for (let tile = 0; tile < columns * rows; tile++) {
    const left = tile % columns;
    const top = Math.floor(tile / columns) * side;
    for (let y = 0; y < side; y++) {
      const from = (Math.floor((tile * all) / tiles) * side + y) * rowBytes;
      data.copy(result, ((top + y) * columns + left) * rowBytes, from, from + rowBytes);
    }
  }
  return { data: result, width: columns * side, height: rows * side, channels };
}
