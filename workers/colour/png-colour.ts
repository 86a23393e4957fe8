import type { PngHeader } from '../formats/png-header.ts';
import { cicpColourSpace, srgbPrimaries } from './cicp-colour-space.ts';
import type { ColourSpace, Primaries } from './colour-space.ts';
import { primariesToSrgb } from './primaries-to-srgb.ts';
import type { SourceColour } from './source-colour.ts';

/** How far from 1/2.2 a `gAMA` that stands alone may be to be taken for sRGB (libpng's PNG_GAMMA_THRESHOLD). */
const gammaTolerance = 0.05;

/**
 * How browsers read a PNG's pixels: by `cICP` if it names what they know, else by `iCCP`, `sRGB`, `gAMA` with
 * `cHRM` (PNG, third edition, 4.3). Null: as libvips does.
 */
export function pngColour(header: PngHeader): SourceColour | null {
  const space = codedSpace(header);
  if (space !== null)
    return space.transfer.curve === 'srgb' && isSrgb(space) && !header.hasProfile ? null : tagged(space);
  if (header.hasProfile || header.isSrgb) return null;
  return gammaColour(header);
}

function codedSpace({ codePoints, peak }: PngHeader): ColourSpace | null {
  if (codePoints === null || codePoints.matrix !== 0 || !codePoints.fullRange) return null;
  return cicpColourSpace(codePoints.primaries, codePoints.transfer, peak);
}

function isSrgb({ primaries }: ColourSpace): boolean {
  return primaries === srgbPrimaries;
}

/** `cHRM` counts only beside a `gAMA`, and a `gAMA` of almost 1/2.2 only beside a `cHRM`. */
function gammaColour({ gamma, chromaticities }: PngHeader): SourceColour | null {
  if (gamma === null || gamma === 0) return null;
  const transfer = { curve: 'gamma', exponent: 100_000 / gamma } as const;
  if (chromaticities === null) {
    const usual = Math.abs((gamma / 100_000) * 2.2 - 1) <= gammaTolerance;
    return usual ? null : tagged({ primaries: srgbPrimaries, transfer, peak: null });
  }
  const [wx, wy, rx, ry, gx, gy, bx, by] = chromaticities.map((value) => value / 100_000) as [
    ...[number, number, number, number],
    ...[number, number, number, number],
  ];
  const primaries: Primaries = [
    [wx, wy],
    [rx, ry],
    [gx, gy],
    [bx, by],
  ];
  return primariesToSrgb(primaries) === null ? null : tagged({ primaries, transfer, peak: null });
}

function tagged(space: ColourSpace): SourceColour {
  return { kind: 'tagged', space };
}
