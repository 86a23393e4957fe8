import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import {
  type CompressionOptions,
  defaultCompressionOptions,
} from '../src/compression/compression-options.ts';
import type { Compressor } from '../src/compression/compressor.ts';
import { startCompressor } from '../src/compression/start-compressor.ts';
import { commandPeers, isInstalled } from './command-peers.ts';
import type { BenchOptions } from './main.ts';
import { makeImages } from './make-images.ts';
import { measureCpu } from './measure-cpu.ts';
import { scorePicture } from './picture-scores.ts';
import { type FilePair, startSharpAlone } from './start-sharp-alone.ts';

/** Turns every file into its output; says how many encodes an image that took, where it is known. */
interface Contestant {
  readonly name: string;
  readonly run: (files: readonly FilePair[]) => Promise<number | null>;
  readonly rates: number[];
}

const scoredPictures = 10;

/** Images per CPU-second, encodes, sizes and scores of Halftone and its peers on the same JPEGs, interleaved. */
export async function compressionBench({ corpus, rounds }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
  const threads = availableParallelism();
  const pool = await startCompressor({
    threads,
    maxPixels: 50e6,
    maxImageBytes: 25e6,
    logger: pino({ level: 'silent' }),
  });
  const alone = await startSharpAlone(threads);
  try {
    const source = corpus ?? (await makeImages(folder));
    const inputs = (await readdir(source)).filter((name) => /\.jpe?g$/i.test(name));
    const files = inputs.map((name, i) => ({ input: join(source, name), output: join(folder, `${i}.jpg`) }));
    const peers = await commandPeers();
    const contestants: Contestant[] = [
      { name: 'sharp, quality 50', run: (files) => alone.run(files, 50).then(() => 1), rates: [] },
      {
        name: 'Halftone, quality 50',
        run: halftone(pool, { target: { kind: 'quality', quality: 50 } }),
        rates: [],
      },
      { name: 'Halftone, FAST', run: halftone(pool, {}), rates: [] },
      { name: 'Halftone, BEST', run: halftone(pool, { effort: 'BEST' }), rates: [] },
      { name: 'sharp, halving', run: (files) => alone.run(files, null).then(() => null), rates: [] },
      ...peers.installed.map(({ name, halve }) => ({
        name,
        run: (files: readonly FilePair[]) => inLanes(threads, files, halve).then(() => null),
        rates: [],
      })),
    ];
    // One round unmeasured: threads, caches and the compiler warm up.
    for (let round = 0; round <= rounds; round++) {
      for (const { run, rates } of contestants) {
        const seconds = await measureCpu(async () => void (await run(files)));
        if (round > 0) rates.push(files.length / seconds);
      }
    }
    console.log(`${files.length} JPEGs, ${threads} threads, ${rounds} interleaved rounds, medians`);
    const scored = (await isInstalled('ssimulacra_main')) && (await isInstalled('butteraugli_main'));
    const reference = contestants[0]?.rates ?? [];
    for (const contestant of contestants) {
      console.log(await row(contestant, reference, files, scored ? folder : null));
    }
    for (const name of [...peers.missing, ...(scored ? [] : ['ssimulacra and butteraugli'])])
      console.log(`${name}: not installed (bench/README.md says how)`);
  } finally {
    alone.close();
    await pool.close();
    await rm(folder, { recursive: true });
  }
}

function halftone(pool: Compressor, options: Partial<CompressionOptions>): Contestant['run'] {
  const all = { ...defaultCompressionOptions, ...options };
  return async (files) => {
    const results = await Promise.all(
      files.map((file) => pool.compress({ ...file, options: all }, AbortSignal.timeout(600_000))),
    );
    return results.reduce((sum, { encodes = 0 }) => sum + encodes, 0) / files.length;
  };
}

async function inLanes(
  lanes: number,
  files: readonly FilePair[],
  work: (file: FilePair) => Promise<void>,
): Promise<void> {
  const queue = [...files];
  const lane = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await work(file);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Runs the contestant once more for its files, which then are looked at. */
async function row(
  { name, run, rates }: Contestant,
  reference: readonly number[],
  files: readonly FilePair[],
  scoreFolder: string | null,
): Promise<string> {
  const encodes = await run(files);
  let inside = 0;
  for (const { input, output } of files) {
    const share = (await stat(output)).size / (await stat(input)).size;
    if (share >= 0.45 && share <= 0.5) inside += 1;
  }
  const columns = [
    name.padEnd(24),
    `${median(rates).toFixed(1).padStart(6)} images/CPU-s`,
    `${median(rates.map((rate, i) => rate / (reference[i] ?? rate))).toFixed(2)} of sharp`,
    `${encodes?.toFixed(2) ?? '   ?'} encodes`,
    `${String(inside).padStart(3)} of ${files.length} in 45–50%`,
  ];
  if (scoreFolder !== null) columns.push(await scores(files, scoreFolder));
  return columns.join('  ');
}

async function scores(files: readonly FilePair[], folder: string): Promise<string> {
  const chosen = files.filter((_, i) => i % Math.ceil(files.length / scoredPictures) === 0);
  let [ssimulacra, butteraugli] = [0, 0];
  for (const { input, output } of chosen) {
    const score = await scorePicture(input, output, folder);
    ssimulacra += score.ssimulacra / chosen.length;
    butteraugli += score.butteraugli / chosen.length;
  }
  return `ssimulacra ${ssimulacra.toFixed(4)}  butteraugli ${butteraugli.toFixed(2)}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
