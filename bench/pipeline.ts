import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryPoint } from '../src/installation/entry-point.ts';
import type { BenchOptions } from './bench-options.ts';
import { childCpuSeconds } from './child-cpu.ts';
import { findImages } from './find-images.ts';
import { startBenchServer } from './start-bench-server.ts';
import { startSharpAlone } from './start-sharp-alone.ts';
import { treeCpuSeconds } from './tree-cpu.ts';

/** How often each image is in the catalogue: one round should take some seconds. */
const copies = 10;

/**
 * Images per CPU-second of everything between the CSV and the output URL (server, store, downloads, pool), over
 * HTTP and at a fixed quality, against sharp alone on the same files. Serving the images is not counted.
 */
export async function pipelineBench({ corpus, rounds }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
  const { source, names: files } = await findImages(corpus, folder);
  const { url, execArgv } = entryPoint(import.meta.url, './serve-files');
  const images = fork(fileURLToPath(url), [source], { execArgv });
  const [imagePort] = (await once(images, 'message')) as [number];
  const server = await startBenchServer(join(folder, 'data'));
  const alone = await startSharpAlone(availableParallelism());
  try {
    const pairs = Array.from({ length: copies }, () => files).flat();
    const rates = { alone: [] as number[], pipeline: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      const aloneBefore = (await childCpuSeconds()) - (await treeCpuSeconds(server.pid));
      await alone.run(
        pairs.map((name, index) => ({ input: join(source, name), output: join(folder, `out-${index}`) })),
        50,
      );
      const aloneUsed = (await childCpuSeconds()) - (await treeCpuSeconds(server.pid)) - aloneBefore;

      const pipelineBefore = await treeCpuSeconds(server.pid);
      const rows = pairs.map(
        (name, index) => `http://127.0.0.1:${imagePort}/${encodeURIComponent(name)}?${round}-${index}`,
      );
      await server.process(`Image\n${rows.join('\n')}\n`, { compression: { target: { quality: 50 } } });
      const pipelineUsed = (await treeCpuSeconds(server.pid)) - pipelineBefore;
      // The first round warms up threads, caches and the compiler.
      if (round === 0) continue;
      rates.alone.push(pairs.length / aloneUsed);
      rates.pipeline.push(pairs.length / pipelineUsed);
    }
    const [reference, ours] = [median(rates.alone), median(rates.pipeline)];
    console.log(`whole pipeline, ${files.length} JPEGs × ${copies}, median of ${rounds} interleaved rounds`);
    console.log(`sharp alone, quality 50    ${reference.toFixed(1).padStart(7)} images/CPU-s`);
    console.log(
      `pipeline, quality 50       ${ours.toFixed(1).padStart(7)} images/CPU-s  ${(ours / reference).toFixed(2)} of sharp alone`,
    );
  } finally {
    alone.close();
    images.kill();
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
