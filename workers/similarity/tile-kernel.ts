import { gaussianTaps } from './gaussian-taps.ts';
import { wasm } from './generated/tile-kernel.ts';
import type { Planes } from './planes.ts';

/** Pixels a side of a tile, and how far the blur reaches around it. */
export const tileSide = 64;
export const reach = 4;
export const paddedSide = tileSide + 2 * reach;

/** What kernel/tile-kernel.as exports. Offsets are bytes in its memory. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly result: { readonly value: number };
  readonly source: { readonly value: number };
  readonly means: { readonly value: number };
  readonly squares: { readonly value: number };
  readonly sums: { readonly value: number };
  setTaps(a: number, b: number, c: number, d: number, e: number): void;
  opsin(pixel: number, count: number): void;
  keepSource(width: number, height: number): void;
  compare(width: number, height: number): void;
}

const { instance } = load();

/** One a thread: a comparison waits for nothing in between. */
export const kernel = {
  opsin: instance.opsin,
  keepSource: instance.keepSource,
  compare: instance.compare,
  result: planesAt(instance.result.value, paddedSide ** 2),
  source: planesAt(instance.source.value, paddedSide ** 2),
  means: planesAt(instance.means.value, tileSide ** 2),
  squares: planesAt(instance.squares.value, tileSide ** 2),
  sums: new Float64Array(instance.memory.buffer, instance.sums.value, 18),
};

function load(): { instance: Exports } {
  const module = new WebAssembly.Module(Buffer.from(wasm, 'base64'));
  const instance = new WebAssembly.Instance(module).exports as unknown as Exports;
  const [a, b, c, d, e] = gaussianTaps() as [number, number, number, number, number];
  instance.setTaps(a, b, c, d, e);
  return { instance };
}

function planesAt(offset: number, length: number): Planes {
  const plane = (c: number) => new Float32Array(instance.memory.buffer, offset + 4 * c * length, length);
  return [plane(0), plane(1), plane(2)];
}
