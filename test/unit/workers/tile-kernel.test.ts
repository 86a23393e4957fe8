import { expect, test } from 'vitest';
import { compileKernel } from '../../../scripts/compile-kernel.ts';
import { wasm as rowKernel } from '../../../workers/similarity/generated/row-kernel.ts';
import { wasm as tileKernel } from '../../../workers/similarity/generated/tile-kernel.ts';

test.each([
  ['tile-kernel', tileKernel],
  ['row-kernel', rowKernel],
] as const)(
  'the WebAssembly of %s that is checked in is what its source gives (else: scripts/build-kernel.ts)',
  async (name, wasm) => {
    expect(Buffer.from(await compileKernel(name)).toString('base64')).toBe(wasm);
  },
);
