import type { AvifHeader } from '../formats/avif-header.ts';
import { cicpColourSpace, srgbPrimaries } from './cicp-colour-space.ts';
import type { SourceColour } from './source-colour.ts';

const bt709 = 1;
const srgb = 13;
/** Of television. In a still picture browsers take them for sRGB's, since cameras' files say so by habit. */
const television = new Set([1, 6, 14, 15]);
/** Of a matrix that follows from the primaries browsers know nothing, and leave the colours as they are. */
const fromPrimaries = 12;

/**
 * How browsers read an AVIF's pixels once libheif has made red, green and blue of them: by its profile, else by
 * its code points, where what is unspecified is sRGB's. Null: as libvips does.
 */
export function avifColour({ hasProfile, codePoints, peak }: AvifHeader): SourceColour | null {
  if (hasProfile || codePoints === null || codePoints.matrix === fromPrimaries) return null;
  const { primaries, transfer } = codePoints;
  const known = cicpColourSpace(bt709, transfer, null) !== null && !television.has(transfer);
  const curve = known ? transfer : srgb;
  const space = cicpColourSpace(primaries, curve, peak) ?? cicpColourSpace(bt709, curve, peak);
  if (space === null || (space.primaries === srgbPrimaries && space.transfer.curve === 'srgb')) return null;
  return { kind: 'tagged', space };
}
