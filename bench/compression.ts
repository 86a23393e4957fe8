import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions } from './bench-options.ts';
import { isInstalled } from './command-peers.ts';
import { type Contestant, startContestants } from './compression-contestants.ts';
import { findImages } from './find-images.ts';
import { makeGraphics } from './make-graphics.ts';
import { measureCpu } from './measure-cpu.ts';
import { scorePicture } from './picture-scores.ts';
import type { FilePair } from './start-sharp-alone.ts';
import { visualBench } from './visual.ts';

const scoredPictures = 20;
const visualPictures = 10;
const quickPasses = 4;

/** Images per CPU-second, encodes, sizes and scores of Halftone and its peers on the same JPEGs, interleaved. */
export async function compressionBench({ corpus, rounds }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-bench-'));
  const { source, names } = await findImages(corpus, folder);
  const files = names.map((name, i) => ({ input: join(source, name), output: join(folder, `${i}.jpg`) }));
  const threads = availableParallelism();
  const { contestants, missing, close } = await startContestants(source, threads);
  try {
    const measured = await measureAll(contestants, files, rounds);
    const scored = (await isInstalled('ssimulacra_main')) && (await isInstalled('butteraugli_main'));
    if (!scored) missing.push('ssimulacra and butteraugli');
    console.log(`${files.length} JPEGs, ${threads} threads, ${rounds} interleaved rounds, medians`);
    print(columns);
    for (const [contestant, runs] of measured)
      print(await row(contestant, runs, files, scored ? folder : null));
    const every = Math.ceil(files.length / visualPictures);
    const some = files.filter((_, i) => i % every === 0).map(({ input }) => input);
    await visualBench(some, 'Photographs', folder);
    await visualBench(await makeGraphics(folder), 'Graphic pictures', folder);
    for (const name of missing) console.log(`${name}: not installed (bench/README.md says how)`);
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}

const columns = [
  ...['', 'images/CPU-s', 'of sharp', 'encodes', '45–50%', 'below*', 'below', 'above'],
  ...['ssimulacra', 'butteraugli', '3-norm'],
];

function print(cells: readonly string[]): void {
  const [name = '', ...rest] = cells;
  console.log(
    name.padEnd(25) + rest.map((cell, i) => cell.padStart((columns[i + 1]?.length ?? 0) + 2)).join(''),
  );
}

/** One run over all files. */
interface MeasuredRun {
  /** Images per CPU-second. */
  readonly rate: number;
  /** The rate, of the first contestant's just before. */
  readonly share: number;
}

/** In each round the quick ones have several runs, since a noisy machine says little in one that is short. */
async function measureAll(
  contestants: readonly Contestant[],
  files: readonly FilePair[],
  rounds: number,
): Promise<Map<Contestant, readonly MeasuredRun[]>> {
  const measured = new Map(contestants.map((contestant) => [contestant, [] as MeasuredRun[]]));
  // Unmeasured: threads, caches and the compiler warm up.
  const warmUps = new Map<Contestant, number>();
  for (const contestant of contestants) warmUps.set(contestant, await rateOf(contestant, files));
  const [reference] = warmUps.values();
  const quick = contestants.filter((each) => 2 * (warmUps.get(each) ?? 0) > (reference ?? 0));
  for (let round = 0; round < rounds; round++) {
    for (let pass = 0; pass < quickPasses; pass++) {
      let first: number | null = null;
      for (const contestant of pass === 0 ? contestants : quick) {
        const rate = await rateOf(contestant, files);
        first ??= rate;
        measured.get(contestant)?.push({ rate, share: rate / first });
      }
    }
  }
  return measured;
}

async function rateOf({ run }: Contestant, files: readonly FilePair[]): Promise<number> {
  // As in the product, no result replaces another: that would make ext4 write it out at once.
  await Promise.all(files.map(({ output }) => rm(output, { force: true })));
  return files.length / (await measureCpu(async () => void (await run(files))));
}

/** Runs the contestant once more for its files, which then are looked at. */
async function row(
  { name, run }: Contestant,
  runs: readonly MeasuredRun[],
  files: readonly FilePair[],
  scoreFolder: string | null,
): Promise<string[]> {
  const { encodes, asGoodAsSource } = await run(files);
  const counts = { inside: 0, belowAsGood: 0, below: 0, above: 0 };
  for (const { input, output } of files) {
    const share = (await stat(output)).size / (await stat(input)).size;
    if (share > 0.5) counts.above += 1;
    else if (share >= 0.45) counts.inside += 1;
    else if (asGoodAsSource.has(input)) counts.belowAsGood += 1;
    else counts.below += 1;
  }
  return [
    name,
    median(runs.map(({ rate }) => rate)).toFixed(1),
    median(runs.map(({ share }) => share)).toFixed(2),
    encodes?.toFixed(2) ?? '?',
    ...Object.values(counts).map(String),
    ...(scoreFolder === null ? [] : await scores(files, scoreFolder)),
  ];
}

/** Means over some of the pictures. */
async function scores(files: readonly FilePair[], folder: string): Promise<string[]> {
  const every = Math.ceil(files.length / scoredPictures);
  const chosen = files.filter((_, i) => i % every === 0);
  const sum = { ssimulacra: 0, butteraugli: 0, butteraugliNorm: 0 };
  for (const { input, output } of chosen) {
    const score = await scorePicture(input, output, folder);
    sum.ssimulacra += score.ssimulacra;
    sum.butteraugli += score.butteraugli;
    sum.butteraugliNorm += score.butteraugliNorm;
  }
  return [
    (sum.ssimulacra / chosen.length).toFixed(4),
    (sum.butteraugli / chosen.length).toFixed(2),
    (sum.butteraugliNorm / chosen.length).toFixed(3),
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
