import { dctScales } from './forward-dct.ts';
import { zigzag } from './zigzag.ts';

/** What of one component's sampled blocks can be coded, in coding order. */
export interface SampledBlocks {
  /** The AC coefficients that are large enough: their places in zigzag order and their magnitudes. */
  readonly places: Uint8Array;
  readonly magnitudes: Float32Array;
  /** For each block, where its coefficients end in these two. */
  readonly ends: Uint32Array;
  /** DC coefficients of neighbours, one after the other: only their differences are coded. */
  readonly dcPairs: Float32Array;
}

export interface BlockCollector {
  /** Takes the transformed block of 64 values from `at`, scaled as `forwardDct` leaves it. */
  add(values: Float64Array, at: number): void;
  /** Takes the DCs of two neighbours, scaled likewise. */
  addDcPair(before: number, after: number): void;
  collected(): SampledBlocks;
}

/** Collects at most so many blocks and pairs; `smallest` AC coefficients worth keeping, in zigzag order. */
export function blockCollector(blocks: number, pairs: number, smallest: readonly number[]): BlockCollector {
  const ends = new Uint32Array(blocks);
  const places = new Uint8Array(blocks * 63);
  const magnitudes = new Float32Array(blocks * 63);
  const dcPairs = new Float32Array(2 * pairs);
  const least = Float64Array.from(smallest, (value, place) => value / scales[place]!);
  let block = 0;
  let end = 0;
  let dcs = 0;
  return {
    add: (values, at) => {
      for (let place = 1; place < 64; place++) {
        const magnitude = Math.abs(values[at + zigzag[place]!]!);
        if (magnitude < least[place]!) continue;
        places[end] = place;
        magnitudes[end++] = magnitude * scales[place]!;
      }
      ends[block++] = end;
    },
    addDcPair: (before, after) => {
      dcPairs[dcs++] = before * scales[0]!;
      dcPairs[dcs++] = after * scales[0]!;
    },
    collected: () => ({ places, magnitudes, ends, dcPairs: dcPairs.subarray(0, dcs) }),
  };
}

const scales = Float64Array.from(zigzag, (at) => dctScales[at]!);
