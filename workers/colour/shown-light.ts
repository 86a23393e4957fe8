import { cicpColourSpace } from './cicp-colour-space.ts';
import type { ColourSpace, Primaries } from './colour-space.ts';
import { type Matrix, primariesToSrgb } from './primaries-to-srgb.ts';
import { hlgPeak, referenceWhite } from './to-light.ts';
import { toneCurve } from './tone-curve.ts';

/** From the light that a file's numbers stand for to the light of sRGB. */
export interface ShownLight {
  /** First, in place, where the picture has light beyond white: red, green and blue made to fit under it. */
  readonly map: ((light: Float32Array) => void) | null;
  /** Then the matrix to sRGB's primaries. What is out of range there is cut. */
  readonly toSrgb: Matrix;
}

/** Where tone mapping is done, whatever primaries the file has (SMPTE ST 2094-50). */
const wide: Primaries = cicpColourSpace(9, 16, null)!.primaries;
const unchanged: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

export function shownLight({ primaries, transfer, peak }: ColourSpace): ShownLight {
  if (transfer.curve !== 'pq' && transfer.curve !== 'hlg') {
    return { map: null, toSrgb: primariesToSrgb(primaries) ?? unchanged };
  }
  const tone = byFourthRoot(toneCurve(peak));
  const display =
    transfer.curve === 'hlg' ? byFourthRoot((scene) => (hlgPeak / referenceWhite) * scene ** 0.2) : null;
  const [red, green, blue] = (primaries === wide ? null : primariesToSrgb(primaries, wide)) ?? unchanged;
  return {
    map: (light) => {
      const [ownRed, ownGreen, ownBlue] = light as unknown as [number, number, number];
      const r = red[0] * ownRed + red[1] * ownGreen + red[2] * ownBlue;
      const g = green[0] * ownRed + green[1] * ownGreen + green[2] * ownBlue;
      const b = blue[0] * ownRed + blue[1] * ownGreen + blue[2] * ownBlue;
      // ITU-R BT.2100, table 5: the OOTF, by the luminance of the scene.
      const displayed = display === null ? 1 : display(0.2627 * r + 0.678 * g + 0.0593 * b);
      const by = displayed * tone(displayed * Math.max(r, g, b));
      light[0] = r * by;
      light[1] = g * by;
      light[2] = b * by;
    },
    toSrgb: primariesToSrgb(wide) ?? unchanged,
  };
}

/** PQ's brightest, in units of white. */
const brightest = 10_000 / referenceWhite;
const steps = 1 << 14;

/** A function of light, which may be as bright as PQ gets, from a table that has most of its steps in the dark. */
function byFourthRoot(exact: (light: number) => number): (light: number) => number {
  const table = Float32Array.from({ length: steps + 1 }, (_, i) => exact(brightest * (i / steps) ** 4));
  return (light) => table[(steps * Math.min(1, Math.sqrt(Math.sqrt(light / brightest))) + 0.5) | 0]!;
}
