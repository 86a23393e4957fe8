import type { Pixels } from '../pixels.ts';

/** Pixels a side of a tile: wide enough that its edges, where nothing is predicted from a neighbour, cost little. */
const tileSides = { smallest: 64, largest: 128, multipleOf: 32 };
const tileCounts = { fewest: 8, most: 24 };
/** Of the picture's pixels, where the counts do not keep it from it. */
const usualShare = 0.1;
/** More than this share, and the whole picture might as well be encoded. */
const largestShare = 0.25;

/** Tiles from all over the picture, one below the other; null where it is too small to be worth it. */
export function mosaic({ data, width, height, channels }: Pixels): Pixels | null {
  const area = width * height;
  const largestSide = Math.sqrt((largestShare * area) / tileCounts.fewest);
  const tile = Math.min(
    tileSides.largest,
    tileSides.multipleOf * Math.floor(largestSide / tileSides.multipleOf),
  );
  if (tile < tileSides.smallest) return null;
  const tiles = within(Math.round((usualShare * area) / tile ** 2), tileCounts.fewest, tileCounts.most);
  const [columns, rows] = [Math.floor(width / tile), Math.floor(height / tile)];
  if (columns * rows < tiles) return null;
  const rowBytes = tile * channels;
  const result = Buffer.allocUnsafe(tiles * tile * rowBytes);
  for (let i = 0; i < tiles; i++) {
    // A lattice: rows at equal steps, columns at multiples of the golden ratio.
    const x = Math.floor(((i * 0.618_033_988_75) % 1) * columns) * tile;
    const y = Math.floor(((i + 0.5) / tiles) * rows) * tile;
    for (let row = 0; row < tile; row++) {
      const from = ((y + row) * width + x) * channels;
      data.copy(result, (i * tile + row) * rowBytes, from, from + rowBytes);
    }
  }
  return { data: result, width: tile, height: tiles * tile, channels };
}

function within(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}
