import { writeFileSync } from 'node:fs';
import { compileKernel, kernels } from './compile-kernel.ts';

// Writes workers/similarity/generated/: node --import @oxc-node/core/register scripts/build-kernel.ts

for (const kernel of Object.keys(kernels) as (keyof typeof kernels)[]) {
  const wasm = Buffer.from(await compileKernel(kernel)).toString('base64');
  writeFileSync(
    new URL(`../workers/similarity/generated/${kernel}.ts`, import.meta.url),
    `// Of ../kernel/${kernel}.as, by scripts/build-kernel.ts.\nexport const wasm =\n  '${wasm}';\n`,
  );
}
