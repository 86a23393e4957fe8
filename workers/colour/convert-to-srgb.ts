import type { ColourSpace } from './colour-space.ts';
import { type ShownLight, shownLight } from './shown-light.ts';
import { toLight } from './to-light.ts';

/** Steps of light from black to white: the darkest of sRGB's 255 takes five of them. */
const lightSteps = 1 << 14;

/**
 * Pixels of a colour space as sRGB of 8 bits, in the same memory: what comes back is the front of `pixels`.
 * Channels are interleaved: red, green and blue, or grey, each perhaps with alpha, which stays.
 */
export function convertToSrgb(
  pixels: Uint8Array | Uint16Array,
  channels: 1 | 2 | 3 | 4,
  space: ColourSpace,
): Buffer {
  const values = pixels.BYTES_PER_ELEMENT === 2 ? 65_536 : 256;
  const shown = shownLight(space);
  const result = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.length);
  if (channels < 3) convertGrey(pixels, result, channels, greyTable(values, space, shown));
  else convertColours(pixels, result, channels, lightTable(values, space), shown);
  return result;
}

function convertGrey(
  pixels: Uint8Array | Uint16Array,
  result: Buffer,
  channels: number,
  table: Uint8Array,
): void {
  const alphaShift = pixels.BYTES_PER_ELEMENT === 2 ? 8 : 0;
  for (let at = 0; at < pixels.length; at += channels) {
    result[at] = table[pixels[at]!]!;
    if (channels === 2) result[at + 1] = pixels[at + 1]! >> alphaShift;
  }
}

function convertColours(
  pixels: Uint8Array | Uint16Array,
  result: Buffer,
  channels: number,
  light: Float32Array,
  { toSrgb: [red, green, blue], map }: ShownLight,
): void {
  const alphaShift = pixels.BYTES_PER_ELEMENT === 2 ? 8 : 0;
  const encoded = encodedTable();
  const [rr, rg, rb, gr, gg, gb, br, bg, bb] = [...red, ...green, ...blue] as const;
  const mapped = new Float32Array(3);
  for (let at = 0; at < pixels.length; at += channels) {
    let r = light[pixels[at]!]!;
    let g = light[pixels[at + 1]!]!;
    let b = light[pixels[at + 2]!]!;
    if (map !== null) {
      mapped[0] = r;
      mapped[1] = g;
      mapped[2] = b;
      map(mapped);
      r = mapped[0];
      g = mapped[1];
      b = mapped[2];
    }
    result[at] = encoded[stepOf(rr * r + rg * g + rb * b)]!;
    result[at + 1] = encoded[stepOf(gr * r + gg * g + gb * b)]!;
    result[at + 2] = encoded[stepOf(br * r + bg * g + bb * b)]!;
    if (channels === 4) result[at + 3] = pixels[at + 3]! >> alphaShift;
  }
}

function stepOf(light: number): number {
  if (light <= 0) return 0;
  return light >= 1 ? lightSteps : (light * lightSteps + 0.5) | 0;
}

function lightTable(values: number, { transfer }: ColourSpace): Float32Array {
  const light = toLight(transfer);
  return Float32Array.from({ length: values }, (_, i) => light(i / (values - 1)));
}

/** Of grey every value's result is known before the first pixel. */
function greyTable(values: number, space: ColourSpace, { map }: ShownLight): Uint8Array {
  const encoded = encodedTable();
  const grey = new Float32Array(3);
  return Uint8Array.from(lightTable(values, space), (light) => {
    grey.fill(light);
    map?.(grey);
    return encoded[stepOf(grey[0]!)]!;
  });
}

/** sRGB's numbers by steps of light (IEC 61966-2-1). */
function encodedTable(): Uint8Array {
  return Uint8Array.from({ length: lightSteps + 1 }, (_, i) => {
    const light = i / lightSteps;
    return Math.round(255 * (light <= 0.003_130_8 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
  });
}
