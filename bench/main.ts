import { parseArgs } from 'node:util';
import type { BenchOptions } from './bench-options.ts';
import { catalogueBench } from './catalogue.ts';
import { compressionBench } from './compression.ts';
import { memoryBench } from './memory.ts';
import { pipelineBench } from './pipeline.ts';
import { repeatBench } from './repeat.ts';
import { storeBench } from './store.ts';
import { uploadBench } from './upload.ts';

// `npm run bench -- [names…] [--corpus DIR] [--rounds N]`; no name: all of them.

const benchmarks: Record<string, (options: BenchOptions) => Promise<void>> = {
  compression: compressionBench,
  catalogue: catalogueBench,
  upload: uploadBench,
  pipeline: pipelineBench,
  repeat: repeatBench,
  store: storeBench,
  memory: memoryBench,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { corpus: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
const unknown = names.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}; there are: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
for (const name of names)
  await benchmarks[name]?.({ corpus: values.corpus ?? null, rounds: Number(values.rounds) });
