import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import {
  defaultCompressionOptions,
  type Effort,
  leastSimilarity,
  type VisualTarget,
} from '../src/domain/compression-options.ts';
import { compressImage } from '../workers/compress-image.ts';
import { inspectImage } from '../workers/inspect-image.ts';
import type { Pixels } from '../workers/pixels.ts';
import { compareWith } from '../workers/similarity/similarity.ts';
import { isInstalled } from './command-peers.ts';
import { measureCpu } from './measure-cpu.ts';

const run = promisify(execFile);
const limits = { threads: 1, maxPixels: 50e6, maxImageBytes: 50e6 };

/** Encodes a picture at a quality; null: it does not do this format. */
type Encode = (picture: Pixels, format: string, quality: number, folder: string) => Promise<Buffer | null>;

/** What a contestant made of a picture. */
interface Found {
  readonly bytes: number;
  readonly similarity: number;
  /** Seconds. */
  readonly cpu: number;
  readonly encodes: number;
}

/**
 * The smallest file that looks good enough: Halftone's target `visual` beside the best single quality of sharp and
 * of cjpegli, found by halving. Bytes are of sharp's, over the pictures on which both get there.
 */
export async function visualBench(files: readonly string[], title: string, folder: string): Promise<void> {
  console.log(`\n${title}: ${files.length} files, the smallest that looks good enough`);
  const peers: Record<string, Encode> = { 'sharp, best quality': bySharp };
  if (await isInstalled('cjpegli')) peers['cjpegli, best quality'] = byCjpegli;
  else console.log('cjpegli: not installed (bench/README.md says how)');
  console.log(`${''.padEnd(34)}bytes of sharp's   seconds CPU   encodes   similarity   reached`);
  for (const visual of Object.keys(leastSimilarity) as VisualTarget[]) {
    const results = new Map<string, (Found | null)[]>();
    for (const file of files) {
      const source = await decode(file);
      const compare = compareWith(source);
      const format = extname(file) === '.png' ? 'png' : 'jpeg';
      const add = (name: string, found: Found | null) =>
        results.set(name, [...(results.get(name) ?? []), found]);
      for (const [name, encode] of Object.entries(peers)) {
        const encodeAt = (quality: number) => encode(source, format, quality, folder);
        add(name, await halve(encodeAt, compare, leastSimilarity[visual]));
      }
      for (const effort of ['FAST', 'BEST'] as const)
        add(`Halftone, ${effort}`, await byHalftone(file, visual, effort, compare, folder));
    }
    const reference = results.get('sharp, best quality') ?? [];
    for (const [name, found] of results) report(`${visual}  ${name}`, found, reference);
  }
}

function report(name: string, all: readonly (Found | null)[], reference: readonly (Found | null)[]): void {
  const found = all.filter((each) => each !== null);
  const mean = (of: (each: Found) => number): number =>
    found.reduce((sum, each) => sum + of(each), 0) / found.length;
  const ratios = all.flatMap((each, i) => (each && reference[i] ? [each.bytes / reference[i].bytes] : []));
  const ratio = Math.exp(ratios.reduce((sum, each) => sum + Math.log(each), 0) / ratios.length);
  console.log(
    name.padEnd(34) +
      ratio.toFixed(3).padStart(15) +
      mean(({ cpu }) => cpu)
        .toFixed(3)
        .padStart(14) +
      mean(({ encodes }) => encodes)
        .toFixed(2)
        .padStart(10) +
      mean(({ similarity }) => similarity)
        .toFixed(1)
        .padStart(13) +
      `${found.length}/${all.length}`.padStart(10),
  );
}

async function halve(
  encodeAt: (quality: number) => Promise<Buffer | null>,
  compare: (result: Pixels) => number,
  least: number,
): Promise<Found | null> {
  let [low, high, encodes] = [1, 100, 0];
  let best: Omit<Found, 'cpu' | 'encodes'> | null = null;
  const cpu = await cpuOf(async () => {
    while (low <= high) {
      const quality = Math.floor((low + high) / 2);
      const file = await encodeAt(quality);
      if (file === null) return;
      encodes++;
      const similarity = compare(await decode(file));
      if (similarity >= least) {
        best = { bytes: file.length, similarity };
        high = quality - 1;
      } else low = quality + 1;
    }
  });
  return best && { ...(best as Omit<Found, 'cpu' | 'encodes'>), cpu, encodes };
}

async function byHalftone(
  file: string,
  visual: VisualTarget,
  effort: Effort,
  compare: (result: Pixels) => number,
  folder: string,
): Promise<Found | null> {
  const output = join(folder, 'visual.out');
  const facts = await inspectImage(file, limits);
  const options = { ...defaultCompressionOptions, effort, target: { kind: 'visual', visual } } as const;
  let encodes = 0;
  let met = false;
  const cpu = await cpuOf(async () => {
    const result = await compressImage({ input: file, output, options, facts });
    encodes = result.encodes;
    met = result.outcome === 'TARGET_MET';
  });
  if (!met) return null;
  return { bytes: (await stat(output)).size, similarity: compare(await decode(output)), cpu, encodes };
}

const bySharp: Encode = ({ data, width, height, channels }, format, quality) =>
  sharp(data, { raw: { width, height, channels } })
    .toFormat(format as 'jpeg' | 'png', { quality, ...(format === 'png' && { palette: true }) })
    .toBuffer();

const byCjpegli: Encode = async ({ data, width, height, channels }, format, quality, folder) => {
  if (format !== 'jpeg') return null;
  const [input, output] = [join(folder, 'cjpegli.png'), join(folder, 'cjpegli.jpg')];
  await writeFile(
    input,
    await sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 1 }).toBuffer(),
  );
  await run('cjpegli', [input, output, '--quality', String(quality)]);
  return readFile(output);
};

async function decode(file: string | Buffer): Promise<Pixels> {
  const { data, info } = await sharp(file)
    .autoOrient()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Of this process and of those it runs. */
async function cpuOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  const children = await measureCpu(work);
  const { user, system } = process.cpuUsage(before);
  return children + (user + system) / 1e6;
}
