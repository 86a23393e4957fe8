import type { Pixels } from '../pixels.ts';

/** How far from a tile's edge encoders and decoders mix it with its neighbours. */
const seam = 4;

/** A sheet of tiles, each without its edges: what is lost where two meet is lost nowhere in the picture. */
export function withoutSeams({ data, width, height, channels }: Pixels, tile: number): Pixels {
  const inner = tile - 2 * seam;
  const [across, down] = [width / tile, height / tile];
  const rowBytes = across * inner * channels;
  const result = Buffer.allocUnsafe(down * inner * rowBytes);
  let at = 0;
  for (let y = 0; y < down * inner; y++) {
    const row = Math.floor(y / inner) * tile + seam + (y % inner);
    for (let column = 0; column < across; column++) {
      const from = (row * width + column * tile + seam) * channels;
      data.copy(result, at, from, from + inner * channels);
      at += inner * channels;
    }
  }
  return { data: result, width: across * inner, height: down * inner, channels };
}
