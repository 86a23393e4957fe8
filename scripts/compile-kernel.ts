import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const source = new URL('../workers/similarity/kernel/tile-kernel.as', import.meta.url);

/** WebAssembly of the kernel of workers/similarity/. Throws with the compiler's messages where it is wrong. */
export async function compileKernel(): Promise<Uint8Array> {
  let wasm: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [
      'tile-kernel.ts',
      ...['--outFile', 'tile-kernel.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
      ...['--initialMemory', '8', '--maximumMemory', '8'],
    ],
    {
      // The compiler takes only .ts, which it is not: other tools would read it as TypeScript.
      readFile: (name) => (name === 'tile-kernel.ts' ? readFileSync(source, 'utf8') : null),
      writeFile: (name, contents) => {
        if (name === 'tile-kernel.wasm' && typeof contents !== 'string') wasm = contents;
      },
      listFiles: () => [],
    },
  );
  if (error !== null || wasm === null) throw new Error(stderr.toString(), { cause: error });
  return wasm;
}
