import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import sharp from 'sharp';
import { similarityCases } from '../test/support/similarity-cases.ts';
import type { Pixels } from '../workers/pixels.ts';
import { compareWith, type Thoroughness } from '../workers/similarity/similarity.ts';

// How far workers/similarity/ is from the published tool, in full and when measured on a part, and what it costs:
// node --import @oxc-node/core/register bench/similarity-agreement.ts --corpus DIR [--tool PATH] [--every N] [--table]
// DIR holds camera/*.jpg and kodak/*.png. The tool: `cargo install ssimulacra2_rs --no-default-features`.
// With --table it prints instead what test/unit/workers/similarity.test.ts expects.

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    tool: { type: 'string', default: 'ssimulacra2_rs' },
    every: { type: 'string', default: '1' },
    table: { type: 'boolean', default: false },
  },
});
sharp.concurrency(1);
const qualities = { jpeg: [20, 50, 75, 90, 97], webp: [40, 80], avif: [40, 70] } as const;
const ways: Record<string, Thoroughness | undefined> = {
  'as delivered': undefined,
  'all in whole rows': { wholeRows: Number.POSITIVE_INFINITY, tiles: 0 },
  'all in tiles': { wholeRows: 0, tiles: Number.POSITIVE_INFINITY },
  'tiles of 100,000 pixels': { wholeRows: 0, tiles: 100_000 },
};

const folder = await mkdtemp(join(tmpdir(), 'halftone-similarity-'));
try {
  if (values.table) await printTable();
  else if (values.corpus === undefined) throw new Error('--corpus DIR is needed');
  else await compareCorpus(values.corpus);
} finally {
  await rm(folder, { recursive: true });
}

async function printTable(): Promise<void> {
  for (const { name, source, result } of await similarityCases())
    console.log(`  '${name}': ${(await published(source, result)).toFixed(2)},`);
}

async function compareCorpus(corpus: string): Promise<void> {
  const found = Object.keys(ways).map(() => ({ errors: [] as number[], seconds: 0, pixels: 0 }));
  for (const sub of ['kodak', 'camera']) {
    const names = (await readdir(join(corpus, sub))).sort();
    for (const name of names.filter((_, i) => i % Number(values.every) === 0)) {
      const source = await decode(join(corpus, sub, name));
      const compares = Object.values(ways).map((most) => compareWith(source, most));
      for (const [format, each] of Object.entries(qualities)) {
        for (const quality of each) {
          const file = await sharp(source.data, { raw: rawOf(source) })
            .toFormat(format as keyof typeof qualities, { quality })
            .toBuffer();
          const result = await decode(file);
          const tool = await published(source, result);
          for (const [i, compare] of compares.entries()) {
            const before = process.cpuUsage();
            found[i]!.errors.push(compare(result) - tool);
            const { user, system } = process.cpuUsage(before);
            found[i]!.seconds += (user + system) / 1e6;
            found[i]!.pixels += source.width * source.height;
          }
        }
      }
      console.error(name);
    }
  }
  for (const [i, { errors, seconds, pixels }] of found.entries()) {
    const sorted = errors.map(Math.abs).sort((a, b) => a - b);
    const at = (share: number): string => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(3);
    console.log(
      `${Object.keys(ways)[i]}: ${errors.length} comparisons, off by ${at(0.5)} (median),`,
      `${at(0.9)} (90th percentile), ${at(1)} (most);`,
      `${((1e9 * seconds) / pixels).toFixed(0)} ns a pixel of the picture`,
    );
  }
}

/** What the tool says. It reads PNG. */
async function published(source: Pixels, result: Pixels): Promise<number> {
  const paths = [join(folder, 'source.png'), join(folder, 'result.png')];
  for (const [i, pixels] of [source, result].entries())
    await sharp(pixels.data, { raw: rawOf(pixels) })
      .png({ compressionLevel: 1 })
      .toFile(paths[i]!);
  const { stdout } = await run(values.tool, ['image', ...paths]);
  return Number(stdout.replace('Score:', ''));
}

async function decode(file: string | Buffer): Promise<Pixels> {
  const { data, info } = await sharp(file)
    .autoOrient()
    .flatten()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

function rawOf({ width, height, channels }: Pixels) {
  return { width, height, channels };
}
