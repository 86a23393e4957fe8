import type { Sharp } from 'sharp';
import type { Effort } from '../../src/domain/compression-options.ts';
import { decodedAgain } from '../decoded-again.ts';
import type { Pixels } from '../pixels.ts';

/** Adds the encoder of a palette of so many colours, none of them changed as far as the quantiser can help it. */
export function exactPalette(picture: Sharp, colours: number, effort: Effort): Sharp {
  return picture.png({
    palette: true,
    quality: 100,
    dither: 0,
    colours: Math.max(2, colours),
    ...paletteEffort[effort],
  });
}

/** Whether the PNG has exactly these pixels: the quantiser may merge what is nearly the same. */
export async function showsExactly(png: Buffer, pixels: Pixels): Promise<boolean> {
  return (await decodedAgain(png, pixels)).data.equals(pixels.data);
}

const paletteEffort = {
  FAST: { effort: 5, compressionLevel: 9 },
  BEST: { effort: 8, compressionLevel: 9 },
} as const;
const mostColours = 256;

/** How many colours the picture has; null where they are more than a palette holds. */
export function exactPaletteSize({ data, channels }: Pixels): number | null {
  const colours = new Set<number>();
  let last = -1;
  for (let at = 0; at < data.length; at += channels) {
    let colour = 0;
    for (let i = 0; i < channels; i++) colour = (colour << 8) | data[at + i]!;
    if (colour === last) continue;
    last = colour;
    colours.add(colour);
    if (colours.size > mostColours) return null;
  }
  return colours.size;
}
