import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import {
  type CompressionOptions,
  defaultCompressionOptions,
} from '../src/compression/compression-options.ts';
import { type CompressionResult } from '../src/compression/compressor.ts';
import { startCompressor } from '../src/compression/start-compressor.ts';
import { childCpuSeconds } from './child-cpu.ts';
import type { BenchOptions } from './main.ts';
import { makeImages } from './make-images.ts';
import { startSharpAlone } from './start-sharp-alone.ts';

const fixed: CompressionOptions = { ...defaultCompressionOptions, target: { kind: 'quality', quality: 50 } };
const half: CompressionOptions = { ...defaultCompressionOptions, target: { kind: 'ratio', ratio: 0.5 } };

/** Images per CPU-second of the pool, files in and files out, against sharp alone on the same files and threads. */
export async function compressionBench({ corpus, rounds }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
  try {
    const source = corpus ?? (await makeImages(folder));
    const files = (await readdir(source))
      .filter((name) => /\.jpe?g$/i.test(name))
      .map((name) => join(source, name));
    const threads = availableParallelism();
    const pool = await startCompressor({
      threads,
      maxPixels: 50e6,
      maxImageBytes: 25e6,
      logger: pino({ level: 'silent' }),
    });
    const alone = await startSharpAlone(threads);
    const output = (i: number): string => join(folder, `out-${i}`);
    let last: CompressionResult[] = [];
    const compressAll = async (options: CompressionOptions): Promise<void> => {
      last = await Promise.all(
        files.map((input, i) =>
          pool.compress({ input, output: output(i), options }, AbortSignal.timeout(600_000)),
        ),
      );
    };
    const contestants: Record<string, () => Promise<void>> = {
      'sharp alone, quality 50': () =>
        alone.run(
          files.map((input, i) => ({ input, output: output(i) })),
          50,
        ),
      'pool, quality 50': () => compressAll(fixed),
      'pool, ratio 0.5, FAST': () => compressAll(half),
    };
    const rates = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]));
    // One round unmeasured: threads, caches and the compiler warm up. The rounds interleave.
    for (let round = 0; round <= rounds; round++) {
      for (const [name, run] of Object.entries(contestants)) {
        const before = await childCpuSeconds();
        await run();
        const rate = files.length / ((await childCpuSeconds()) - before);
        if (round > 0) rates.get(name)?.push(rate);
      }
    }
    const reference = median(rates.get('sharp alone, quality 50') ?? []);
    console.log(`${files.length} JPEGs, ${threads} threads, median of ${rounds} interleaved rounds`);
    for (const [name, all] of rates) {
      const rate = median(all);
      console.log(
        `${name.padEnd(26)} ${rate.toFixed(1).padStart(7)} images/CPU-s  ${(rate / reference).toFixed(2)} of sharp alone`,
      );
    }
    const shares = last.map(({ bytesIn, bytesOut }) => bytesOut / bytesIn);
    const inside = shares.filter((share) => share >= 0.45 && share <= 0.5).length;
    const encodes = last.reduce((sum, { encodes = 0 }) => sum + encodes, 0);
    console.log(
      `ratio 0.5: ${(encodes / last.length).toFixed(2)} encodes an image; ${inside} of ${last.length} between 45% and 50%`,
    );
    alone.close();
    await pool.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
