import type { Pixels } from '../pixels.ts';

/** Pixels a side of a block: what an eighth-scale decode makes one pixel of. */
const usualSide = 8;

/** Mean colours of all blocks, row by row. */
export interface BlockMeans {
  readonly blocks: number;
  /** Red, green and blue of each block, 0 to 255; where there is transparency, as it looks on black. */
  readonly colours: Float32Array;
  /** How opaque each block is, 0 to 255. Null: all of it is. */
  readonly opacity: Float32Array | null;
}

/** Of each block of `side` × `side` pixels; those at the right and the lower edge may be of fewer. */
export function blockMeans({ data, width, height, channels }: Pixels, side = usualSide): BlockMeans {
  const columns = Math.ceil(width / side);
  const blocks = columns * Math.ceil(height / side);
  const colours = new Float32Array(3 * blocks);
  const hasAlpha = channels % 2 === 0;
  const opacity = hasAlpha ? new Float32Array(blocks) : null;
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns;
    const rows = Math.min(side, height - (y - (y % side)));
    for (let x = 0; x < width; x++, at += channels) {
      const column = Math.floor(x / side);
      const block = row + column;
      const pixels = rows * Math.min(side, width - column * side);
      const alpha = hasAlpha ? data[at + channels - 1]! : 255;
      const share = alpha / (255 * pixels);
      colours[3 * block]! += data[at]! * share;
      colours[3 * block + 1]! += data[at + green]! * share;
      colours[3 * block + 2]! += data[at + blue]! * share;
      if (opacity !== null) opacity[block]! += alpha / pixels;
    }
  }
  return { blocks, colours, opacity };
}
