import type { Pixels } from '../pixels.ts';

/** From 1, the coarsest (steps of 12 in every channel), to the finest (a step of 2 in blue alone). */
export const posteriseLevels = 33;
/** From this level on, steps of 3 and less, PNG's filters save bytes; with larger steps they cost some (Kodak suite). */
export const finestUnfiltered = posteriseLevels - 6;

/**
 * The pixels with fewer levels a channel: between every colour and a palette there is nothing else that PNG
 * compresses better. Off by at most half a step, 6 of 255; black, white and alpha stay. A level changes one
 * channel's step by one, blue before red before green: the eye's order (the weights of Rec. 601).
 */
export function posterise({ data, channels }: Pixels, level: number): Buffer {
  const tables = stepsAt(level).map(roundingTable);
  const colours = channels < 3 ? 1 : 3;
  const result = Buffer.allocUnsafe(data.length);
  data.copy(result);
  for (let channel = 0; channel < colours; channel++) {
    const table = tables[colours === 1 ? 1 : channel]!;
    for (let at = channel; at < data.length; at += channels) result[at] = table[data[at]!]!;
  }
  return result;
}

/** Bytes to expect of a picture that takes `lossless` bytes with every level: a sixth less for each halving (Kodak suite). */
export function posterisedBytes(lossless: number, level: number): number {
  const halvings = stepsAt(level).reduce((sum, step) => sum + Math.log2(step), 0) / 3;
  return lossless * (1 - 0.17 * halvings);
}

/** Steps of red, green and blue. */
function stepsAt(level: number): [number, number, number] {
  const coarser = posteriseLevels + 1 - level;
  const step = (turn: number): number => 1 + Math.floor((coarser + turn) / 3);
  return [step(1), step(0), step(2)];
}

/** Counted down from white, so that white stays and differences of neighbours are multiples of the step. */
function roundingTable(step: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, value) =>
    value === 0 ? 0 : Math.max(0, 255 - Math.round((255 - value) / step) * step),
  );
}
