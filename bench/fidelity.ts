import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp, { type JpegOptions } from 'sharp';
import { jpegSettings } from './jpeg-settings.ts';
import { jpegSources } from './jpeg-sources.ts';
import { jpegoptimOf } from './jpegoptim-at-bytes.ts';
import { largestWithin } from './largest-within.ts';
import { type PictureScores, scoreNames, scorePicture } from './picture-scores.ts';
import { rememberIn } from './remember.ts';
import { type ScoredEncode, scoresAt } from './score-curve.ts';

// Which encoder settings give the best picture in the same bytes: each at the largest quality within half the
// source's bytes, against jpegoptim run with -m at the two qualities whose sizes bracket ours, interpolated.
// node --import @oxc-node/core/register bench/fidelity.ts --corpus DIR
//   [--settings 'a;b'] [--count N] [--threads N] [--cache DIR] [--pictures] [--neighbours N]
// DIR holds camera/*.jpg and kodak/*.png; the cache makes a second run cheap. With neighbours, so many more
// qualities on each side of both are scored, and what is compared are lines through them: one step of quality
// moves butteraugli's worst place by several percent, up or down. Needs Debian's jpegoptim and libjxl-devtools.

/** Share of a score below which two pictures are called equal: less than jpegoptim's own step of one quality. */
const tie = 0.005;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    settings: { type: 'string' },
    count: { type: 'string' },
    threads: { type: 'string', default: '2' },
    cache: { type: 'string' },
    neighbours: { type: 'string', default: '0' },
    pictures: { type: 'boolean', default: false },
  },
});
if (values.corpus === undefined) throw new Error('--corpus DIR is needed');
sharp.concurrency(1);
const names = values.settings?.split(';') ?? Object.keys(jpegSettings);
const remember = rememberIn(values.cache ?? null);

/** For each setting, of each picture: ours over theirs, less one; above 0 is worse. */
type Margins = Record<keyof PictureScores, number[]>;
const margins = new Map<string, Margins>(
  names.map((name) => [name, { ssimulacra: [], butteraugli: [], butteraugliNorm: [] }]),
);

const folder = await mkdtemp(join(tmpdir(), 'halftone-fidelity-'));
try {
  const queue = evenly(await jpegSources(values.corpus, folder));
  const lane = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await compare(file);
  };
  await Promise.all(Array.from({ length: Number(values.threads) }, lane));
  report();
} finally {
  await rm(folder, { recursive: true });
}

function evenly(all: readonly string[]): string[] {
  const count = Math.min(all.length, Number(values.count ?? all.length));
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] ?? '');
}

async function compare(file: string): Promise<void> {
  const key = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  const jpegoptimAt = jpegoptimOf(file, key, folder, remember);
  const limit = (await stat(file)).size / 2;
  const around = Number(values.neighbours);
  for (const [name, margin] of margins) {
    const options: JpegOptions = { chromaSubsampling: '4:2:0', ...jpegSettings[name] };
    const best = await remember(['ours', key, options], async () => {
      const found = await largestWithin(file, options, limit);
      if (found === null) return null;
      const scores = await scorePicture(file, found.data, folder);
      return { quality: found.quality, bytes: found.data.length, ...scores };
    });
    const encodes = best && (await jpegoptimAt(best.bytes, around));
    if (!best || !encodes) {
      if (values.pictures) console.log(`${name}\t${basename(file)}\tnot comparable`);
      continue;
    }
    const own: ScoredEncode[] = [best];
    for (let quality = best.quality - around; quality <= best.quality + around; quality++) {
      if (quality < 1 || quality > 100 || quality === best.quality) continue;
      own.push(await remember(['ours at', key, options, quality], () => encodeAt(file, options, quality)));
    }
    const [ours, theirs] = [scoresAt(own, best.bytes), scoresAt(encodes, best.bytes)];
    const details = scoreNames.map((score) => {
      const difference = ours[score] / theirs[score] - 1;
      margin[score].push(difference);
      return `${score} ${ours[score].toPrecision(4)} to ${theirs[score].toPrecision(4)} (${percent(difference)})`;
    });
    if (values.pictures)
      console.log([name, basename(file), `quality ${best.quality}`, ...details].join('\t'));
  }
}

async function encodeAt(file: string, options: JpegOptions, quality: number): Promise<ScoredEncode> {
  const data = await sharp(file)
    .autoOrient()
    .jpeg({ ...options, quality })
    .toBuffer();
  return { bytes: data.length, ...(await scorePicture(file, data, folder)) };
}

function report(): void {
  for (const [name, margin] of margins) {
    const columns = scoreNames.map((score) => {
      const all = [...margin[score]].sort((a, b) => a - b);
      const count = (fits: (value: number) => boolean): number => all.filter(fits).length;
      const better = count((value) => value < -tie);
      const worse = count((value) => value > tie);
      const strict = count((value) => value <= 0);
      const median = all[Math.floor(all.length / 2)] ?? Number.NaN;
      return `${score} ${better} / ${all.length - better - worse} / ${worse} (${strict} no worse; median ${percent(median)})`;
    });
    console.log([name.padEnd(34), ...columns].join('  '));
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
