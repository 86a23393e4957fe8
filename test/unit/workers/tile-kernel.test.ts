import { expect, test } from 'vitest';
import { compileKernel } from '../../../scripts/compile-kernel.ts';
import { wasm } from '../../../workers/similarity/generated/tile-kernel.ts';

test('the WebAssembly that is checked in is what its source gives (else: scripts/build-kernel.ts)', async () => {
  expect(Buffer.from(await compileKernel()).toString('base64')).toBe(wasm);
});
