import type { Effort } from '../../src/compression/compression-options.ts';
import type { Pixels } from '../pixels.ts';
import { sharp } from '../sharp.ts';

/** A palette PNG with exactly these pixels; null where they have more colours than a palette holds. */
export async function exactPalette(pixels: Pixels, effort: Effort): Promise<Buffer | null> {
  const { data, width, height, channels } = pixels;
  const colours = countColours(pixels);
  if (colours === null) return null;
  const palette = await sharp(data, { raw: { width, height, channels } })
    .png({ palette: true, quality: 100, dither: 0, colours: Math.max(2, colours), ...paletteEffort[effort] })
    .toBuffer();
  // The quantiser may merge what is nearly the same.
  const decoded = sharp(palette).toColourspace(channels < 3 ? 'b-w' : 'srgb');
  const again = await (channels % 2 === 0 ? decoded.ensureAlpha() : decoded.removeAlpha()).raw().toBuffer();
  return again.equals(data) ? palette : null;
}

const paletteEffort = {
  FAST: { effort: 5, compressionLevel: 9 },
  BEST: { effort: 8, compressionLevel: 9 },
} as const;
const mostColours = 256;

function countColours({ data, channels }: Pixels): number | null {
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
