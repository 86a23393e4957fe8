import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

/** The kernels of workers/similarity/, and the pages of 64 kB that each has at the start and at most. */
export const kernels = {
  'tile-kernel': { least: 8, most: 8 },
  'row-kernel': { least: 8, most: 320 },
} as const;

const folder = new URL('../workers/similarity/kernel/', import.meta.url);

/** WebAssembly of a kernel. Throws with the compiler's messages where it is wrong. */
export async function compileKernel(kernel: keyof typeof kernels): Promise<Uint8Array> {
  let wasm: Uint8Array | null = null;
  const { least, most } = kernels[kernel];
  const { error, stderr } = await asc.main(
    [
      `${kernel}.ts`,
      ...['--outFile', 'kernel.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
      ...['--initialMemory', String(least), '--maximumMemory', String(most)],
    ],
    {
      // The compiler takes only .ts, which they are not: other tools would read them as TypeScript.
      readFile: (name) => (/^[\w-]+\.ts$/.test(name) ? read(name.replace(/ts$/, 'as')) : null),
      writeFile: (name, contents) => {
        if (name === 'kernel.wasm' && typeof contents !== 'string') wasm = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || wasm === null) throw new Error(stderr.toString(), { cause: error });
  return wasm;
}

function read(name: string): string | null {
  try {
    return readFileSync(new URL(name, folder), 'utf8');
  } catch {
    return null;
  }
}
