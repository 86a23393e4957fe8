import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp, { type JpegOptions } from 'sharp';
import { commandPeers } from './command-peers.ts';
import { jpegSettings } from './jpeg-settings.ts';
import { jpegSources } from './jpeg-sources.ts';
import { largestWithin } from './largest-within.ts';
import { measureCpu } from './measure-cpu.ts';

// What one encode costs by each setting, at the quality that halves the file, interleaved with one decode and
// with `jpegoptim --size=50%`: node --import @oxc-node/core/register bench/encoder-cost.ts --corpus DIR
//   [--settings 'a;b'] [--count N] [--rounds N]

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    settings: { type: 'string' },
    count: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '5' },
  },
});
if (values.corpus === undefined) throw new Error('--corpus DIR is needed');
sharp.concurrency(1);
sharp.cache(false);
const names = values.settings?.split(';') ?? Object.keys(jpegSettings);
const folder = await mkdtemp(join(tmpdir(), 'halftone-cost-'));
try {
  const all = (await jpegSources(values.corpus, folder)).filter((file) => file.includes('camera'));
  const count = Number(values.count);
  const costs = new Map<string, number[][]>();
  for (let i = 0; i < count; i++) await measure(all[Math.floor((i * all.length) / count)] ?? '', costs);
  for (const [name, files] of costs) {
    const mean = files.reduce((sum, rounds) => sum + median(rounds), 0) / files.length;
    console.log(`${name.padEnd(38)} ${(1000 * mean).toFixed(1).padStart(6)} ms CPU an image`);
  }
} finally {
  await rm(folder, { recursive: true });
}

async function measure(file: string, costs: Map<string, number[][]>): Promise<void> {
  const limit = (await stat(file)).size / 2;
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const works = new Map<string, () => Promise<number>>([
    ['decode', () => ownCpu(() => sharp(file).autoOrient().raw().toBuffer())],
  ]);
  for (const peer of (await commandPeers()).installed) {
    const output = join(folder, 'peer.jpg');
    works.set(peer.name, () => measureCpu(() => peer.halve({ input: file, output })));
  }
  for (const name of names) {
    const options: JpegOptions = { chromaSubsampling: '4:2:0', ...jpegSettings[name] };
    const quality = (await largestWithin(file, options, limit))?.quality ?? 5;
    works.set(name, () =>
      ownCpu(() =>
        sharp(data, { raw })
          .jpeg({ ...options, quality })
          .toBuffer(),
      ),
    );
  }
  const rounds = new Map([...works.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < Number(values.rounds); round++)
    for (const [name, work] of works) rounds.get(name)?.push(await work());
  for (const [name, seconds] of rounds) costs.set(name, [...(costs.get(name) ?? []), seconds]);
}

async function ownCpu(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
