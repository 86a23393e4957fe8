import type { Pixels } from '../pixels.ts';

/** A part of a picture. */
export interface Part {
  readonly pixels: Pixels;
  /** Pixels a side of the tiles that it is put together of; null: it is one piece. */
  readonly tile: number | null;
  /** Of the picture's pixels. */
  readonly share: number;
}

/** A part to rehearse with: tiles from all over the picture, or its middle; null where it is too small for that. */
export function partOf(pixels: Pixels): Part | null {
  const { data, width, height, channels } = pixels;
  const side = tileSides.find((side) => width * height >= fewestTiles * side ** 2 * areaOfTile);
  if (side !== undefined && Math.min(width, height) >= 2 * side)
    return part(sheet(pixels, side), side, pixels);
  const rows = Math.ceil((height * middle) / unit) * unit;
  // Blocks stay where they are in the whole, since a JPEG's fit those that it had before.
  const start = Math.round((height - rows) / 2 / unit) * unit;
  if (Math.min(width, rows) < smallestSide || rows >= height || start + rows > height) return null;
  const rowBytes = width * channels;
  const cut = data.subarray(start * rowBytes, (start + rows) * rowBytes);
  return part({ data: cut, width, height: rows, channels }, null, pixels);
}

function part(pixels: Pixels, tile: number | null, whole: Pixels): Part {
  return { pixels, tile, share: (pixels.width * pixels.height) / (whole.width * whole.height) };
}

const smallestSide = 24;
/** Pixels a side of what JPEG codes together with halved colours. */
const unit = 16;
/** Of a small picture, about so much is rehearsed with. */
const middle = 0.6;

/** Pixels a side of a tile: wide enough that its edges, where nothing is predicted from a neighbour, cost little. */
const tileSides = [128, 96, 64] as const;
const fewestTiles = 8;
/** More say little more, and each is encoded and looked at ten times. */
const mostTiles = 12;
/** A tile stands for so many times its pixels, where the counts do not keep it from it. */
const areaOfTile = 4;

/** Tiles in several columns, since the measure has too few scales for what is narrow. */
function sheet({ data, width, height, channels }: Pixels, side: number): Pixels {
  const wanted = (width * height) / (areaOfTile * side ** 2);
  const across = 4;
  const down = wanted >= mostTiles ? 3 : 2;
  const tiles = across * down;
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)];
  const rowBytes = across * side * channels;
  const result = Buffer.allocUnsafe(down * side * rowBytes);
  for (let i = 0; i < tiles; i++) {
    // A lattice: rows at equal steps, columns at multiples of the golden ratio.
    const x = Math.floor(((i * 0.618_033_988_75) % 1) * columns) * side;
    const y = Math.floor(((i + 0.5) / tiles) * rows) * side;
    const at = Math.floor(i / across) * side * rowBytes + (i % across) * side * channels;
    for (let row = 0; row < side; row++) {
      const from = ((y + row) * width + x) * channels;
      data.copy(result, at + row * rowBytes, from, from + side * channels);
    }
  }
  return { data: result, width: across * side, height: down * side, channels };
}
