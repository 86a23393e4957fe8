import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import type { Effort } from '../src/domain/compression-options.ts';
import { lossyEncoder } from '../workers/encoders.ts';
import { countBits } from '../workers/jpeg-size/count-bits.ts';
import { headerBytes, models, smallestCoded } from '../workers/jpeg-size/predict-jpeg-bytes.ts';
import { tablesAt } from '../workers/jpeg-size/quantisation-tables.ts';
import { sampleCoefficients } from '../workers/jpeg-size/sample-coefficients.ts';
import { jpegSources } from './jpeg-sources.ts';

// Fits the constants of workers/jpeg-size/predict-jpeg-bytes.ts again and reports their error on the half of
// the pictures that is not in the fit: node --import @oxc-node/core/register bench/fit-jpeg-size.ts --corpus DIR
// where DIR has `camera/` (JPEGs) and `kodak/` (PNGs).

const qualities = [30, 45, 60, 75, 88];

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, macroblocks: { type: 'string' } },
});
if (values.corpus === undefined) throw new Error('--corpus DIR is needed');
const folder = await mkdtemp(join(tmpdir(), 'halftone-fit-'));
try {
  const files = await jpegSources(values.corpus, folder);
  for (const effort of ['FAST', 'BEST'] as const) {
    const halves: [number[], number[]] = [[], []];
    for (const [i, file] of files.entries())
      halves[i % 2 === 0 ? 0 : 1].push(...(await measure(file, effort)));
    report(effort, ...halves);
  }
} finally {
  await rm(folder, { recursive: true });
}

/** ln of the encoder's scan bytes over the counted, for each quality. */
async function measure(file: string, effort: Effort): Promise<number[]> {
  const { data, info } = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const { tables, rounding, macroblocks } = models[effort];
  const smallest = smallestCoded(tablesAt(tables, Math.max(...qualities)), rounding);
  const picture = sampleCoefficients({ ...info, data }, smallest, Number(values.macroblocks ?? macroblocks));
  if (picture === null) return [];
  const errors: number[] = [];
  for (const quality of qualities) {
    const raw = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
    const { length } = await lossyEncoder('jpeg', effort, null)(raw, quality).toBuffer();
    const counted = countBits(picture, tablesAt(tables, quality), rounding) / 8;
    errors.push(Math.log((length - headerBytes) / counted));
  }
  return errors;
}

function report(effort: Effort, fit: readonly number[], rest: readonly number[]): void {
  const constant = fit.reduce((sum, error) => sum + error, 0) / fit.length;
  const errors = rest.map((error) => Math.abs(error - constant)).sort((a, b) => a - b);
  const percentile = (share: number): string =>
    `${(100 * (errors[Math.floor(share * errors.length)] ?? 0)).toFixed(1)}%`;
  const within = errors.filter((error) => error <= 0.05).length / errors.length;
  console.log(`${effort}: factor ${Math.exp(constant).toFixed(3)}`);
  console.log(
    `  on the other half (${errors.length} encodes): median error ${percentile(0.5)}, 90th percentile ${percentile(0.9)}, within 5%: ${(100 * within).toFixed(0)}%`,
  );
}
