import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import sharp, { type JpegOptions } from 'sharp';
import { type PictureScores, scorePicture } from './picture-scores.ts';

// Which encoder settings give the best picture in the same bytes, against jpegoptim run with -m at the two
// qualities whose sizes bracket ours, its scores interpolated:
// node --import @oxc-node/core/register bench/fidelity.ts --corpus DIR [--count N] [--settings 'a;b']
// Needs Debian's jpegoptim and libjxl-devtools.

const run = promisify(execFile);

/** FAST and BEST are `plain 4:2:0` and `trellis, table 2, scans` (workers/encoders.ts). */
const settings: Record<string, JpegOptions> = {
  'plain 4:2:0': { chromaSubsampling: '4:2:0' },
  'plain 4:4:4': { chromaSubsampling: '4:4:4' },
  'progressive 4:2:0': { chromaSubsampling: '4:2:0', progressive: true },
  'mozjpeg: true': { chromaSubsampling: '4:2:0', mozjpeg: true },
  'table 2, scans': {
    chromaSubsampling: '4:2:0',
    quantisationTable: 2,
    optimiseScans: true,
    progressive: true,
  },
  'trellis, table 0, scans': {
    chromaSubsampling: '4:2:0',
    trellisQuantisation: true,
    quantisationTable: 0,
    optimiseScans: true,
    progressive: true,
  },
  'trellis, table 2, scans': {
    chromaSubsampling: '4:2:0',
    trellisQuantisation: true,
    quantisationTable: 2,
    optimiseScans: true,
    progressive: true,
  },
  'trellis, table 2, scans, deringing': {
    chromaSubsampling: '4:2:0',
    trellisQuantisation: true,
    overshootDeringing: true,
    quantisationTable: 2,
    optimiseScans: true,
    progressive: true,
  },
  'trellis, table 2': { chromaSubsampling: '4:2:0', trellisQuantisation: true, quantisationTable: 2 },
};

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, count: { type: 'string' }, settings: { type: 'string' } },
});
if (values.corpus === undefined) throw new Error('--corpus DIR is needed');
const names = values.settings?.split(';') ?? Object.keys(settings);
const folder = await mkdtemp(join(tmpdir(), 'halftone-fidelity-'));
try {
  const files = evenly((await readdir(values.corpus)).filter((name) => /\.jpe?g$/i.test(name)).sort());
  const wins = new Map(
    names.map((name) => [name, { ssimulacra: 0, butteraugli: 0, butteraugliNorm: 0, pictures: 0 }]),
  );
  for (const name of files) await compare(join(values.corpus, name), wins);
  for (const [name, { pictures, ...scores }] of wins) {
    const counts = Object.entries(scores).map(([score, count]) => `${count} by ${score}`);
    console.log(`${name.padEnd(36)} no worse than jpegoptim on ${counts.join(', ')} of ${pictures}`);
  }
} finally {
  await rm(folder, { recursive: true });
}

function evenly(all: readonly string[]): string[] {
  const count = Math.min(all.length, Number(values.count ?? all.length));
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] ?? '');
}

type Wins = Map<string, Record<keyof PictureScores | 'pictures', number>>;

async function compare(file: string, wins: Wins): Promise<void> {
  const { orientation = 1, hasProfile } = await sharp(file).metadata();
  // jpegoptim strips both, and would be blamed for it.
  if (orientation !== 1 || hasProfile) return;
  const limit = (await stat(file)).size / 2;
  const peer = jpegoptimOf(file);
  for (const [name, win] of wins) {
    const ours = await largestWithin(file, settings[name] ?? {}, limit);
    const theirs = ours && (await peer.scoresAt(ours.length));
    if (!ours || !theirs) continue;
    const scores = await scorePicture(file, ours, folder);
    win.pictures += 1;
    for (const score of ['ssimulacra', 'butteraugli', 'butteraugliNorm'] as const)
      if (scores[score] <= theirs[score]) win[score] += 1;
  }
}

async function largestWithin(file: string, options: JpegOptions, limit: number): Promise<Buffer | null> {
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  let found: Buffer | null = null;
  for (let [low, high] = [5, 95]; low <= high; ) {
    const quality = Math.floor((low + high) / 2);
    const result = await sharp(data, { raw })
      .jpeg({ ...options, quality })
      .toBuffer();
    if (result.length <= limit) [found, low] = [result, quality + 1];
    else high = quality - 1;
  }
  return found;
}

/** jpegoptim's results for one file, each quality encoded and scored once. */
function jpegoptimOf(file: string) {
  const sizes = new Map<number, Promise<Buffer>>();
  const scores = new Map<number, Promise<PictureScores>>();
  const result = (quality: number): Promise<Buffer> => {
    const known =
      sizes.get(quality) ??
      run('jpegoptim', ['--quiet', '--strip-all', '--stdout', `-m${quality}`, file], {
        encoding: 'buffer',
        maxBuffer: 1e9,
      }).then(({ stdout }) => stdout);
    sizes.set(quality, known);
    return known;
  };
  const score = (quality: number): Promise<PictureScores> => {
    const known = scores.get(quality) ?? result(quality).then((data) => scorePicture(file, data, folder));
    scores.set(quality, known);
    return known;
  };
  /** Interpolated between the two qualities around so many bytes; null where there are none. */
  const scoresAt = async (bytes: number): Promise<PictureScores | null> => {
    let [low, high] = [5, 96];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if ((await result(middle)).length <= bytes) low = middle;
      else high = middle;
    }
    const [below, above] = [(await result(low)).length, (await result(high)).length];
    if (below > bytes || above < bytes || below === above) return null;
    const share = (bytes - below) / (above - below);
    const [worse, better] = [await score(low), await score(high)];
    const between = (a: number, b: number): number => a + share * (b - a);
    return {
      ssimulacra: between(worse.ssimulacra, better.ssimulacra),
      butteraugli: between(worse.butteraugli, better.butteraugli),
      butteraugliNorm: between(worse.butteraugliNorm, better.butteraugliNorm),
    };
  };
  return { scoresAt };
}
