import { writeFileSync } from 'node:fs';
import { compileKernel } from './compile-kernel.ts';

// Writes workers/similarity/generated/tile-kernel.ts: node --import @oxc-node/core/register scripts/build-kernel.ts

const wasm = Buffer.from(await compileKernel()).toString('base64');
writeFileSync(
  new URL('../workers/similarity/generated/tile-kernel.ts', import.meta.url),
  `// Of ../kernel/tile-kernel.as, by scripts/build-kernel.ts.\nexport const wasm =\n  '${wasm}';\n`,
);
