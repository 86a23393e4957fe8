import { wasm } from './generated/row-kernel.ts';
import type { Area, LinearLight } from './linear-light.ts';
import type { Planes } from './planes.ts';
import { recursions } from './recursion.ts';
import type { ScaleErrors } from './score.ts';

/** What kernel/row-kernel.as exports. Offsets are bytes in its memory. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly rows: { readonly value: number };
  readonly sums: { readonly value: number };
  setRecursion(first: number, second: number, third: number, less: number, more: number): void;
  begin(width: number, height: number): number;
  addRow(): void;
}

/** Rows after the last one until its errors are known. */
const ahead = 4;
const pageBytes = 65_536;

/** Wider ones would take more memory than the kernel may have (scripts/compile-kernel.ts). */
export const widestRow = 8192;

const kernel = load();

/**
 * The errors of a whole scale, as sums over its pixels, with the blur run as published: along all of each row and
 * column, in single precision. Where a picture is smooth its rounding is a part of what the published tools say.
 */
export function rowErrors(source: LinearLight, result: LinearLight, scale: number): ScaleErrors {
  const { width, height } = source.sizes[scale]!;
  begin(width, height);
  const [first, second] = [rowAt(width, 0), rowAt(width, 1)];
  for (let y = 0; y < height; y++) {
    const row: Area = { x: 0, y, width, height: 1 };
    source.read(scale, row, first, 0, width);
    result.read(scale, row, second, 0, width);
    kernel.addRow();
  }
  for (let after = 0; after < ahead; after++) kernel.addRow();
  return new Float64Array(kernel.memory.buffer, kernel.sums.value, 18).slice();
}

function begin(width: number, height: number): void {
  const lacking = kernel.begin(width, height) - kernel.memory.buffer.byteLength;
  if (lacking <= 0) return;
  kernel.memory.grow(Math.ceil(lacking / pageBytes));
  kernel.begin(width, height);
}

/** Where the next row of a picture, the source or the result, is put: planes of a multiple of four pixels. */
function rowAt(width: number, picture: 0 | 1): Planes {
  const planeBytes = 16 * Math.ceil(width / 4);
  const plane = (c: number): Float32Array =>
    new Float32Array(kernel.memory.buffer, kernel.rows.value + (3 * picture + c) * planeBytes, width);
  return [plane(0), plane(1), plane(2)];
}

function load(): Exports {
  const module = new WebAssembly.Module(Buffer.from(wasm, 'base64'));
  const instance = new WebAssembly.Instance(module).exports as unknown as Exports;
  const [first, second, third] = recursions();
  instance.setRecursion(first.weight, second.weight, third.weight, 2 - first.turn, second.turn - 1);
  return instance;
}
