import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { lossyEncoder } from '../workers/encoders.ts';
import type { Pixels } from '../workers/pixels.ts';
import { detail } from '../workers/search/detail.ts';
import { mosaic } from '../workers/search/mosaic.ts';
import { models, typicalBytes } from '../workers/search/typical-bytes.ts';

// Fits the constants of workers/search/typical-bytes.ts for WebP and AVIF again, on half of the pictures, and
// reports on the other half the error of what is typical and of the estimate by a mosaic:
// node --import @oxc-node/core/register bench/fit-lossy-size.ts --corpus DIR, where DIR has `camera/` (JPEGs)
// and `kodak/` (PNGs). About ten minutes on two cores.

const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
if (values.corpus === undefined) throw new Error('--corpus DIR is needed');
const pictures = await readPictures(values.corpus);
console.log(`detail 1 is ${usualBits(pictures).toFixed(2)} times what it is now`);
for (const format of ['webp', 'avif'] as const) {
  for (const [quality] of models[format]?.knots ?? []) {
    const halves: [Sample[], Sample[]] = [[], []];
    for (const { half, pixels } of pictures) halves[half].push(await sample(pixels, format, quality));
    report(format, quality, ...halves);
  }
}

interface Picture {
  readonly pixels: Pixels;
  /** All variants of a picture are in the same. */
  readonly half: 0 | 1;
}

/** Logarithms. */
interface Sample {
  /** Times what is usual. */
  readonly detail: number;
  /** Bits a pixel, without the header. */
  readonly bits: number;
  /** Bytes over what was expected: from what is typical, and from a mosaic. */
  readonly typicalError: number;
  readonly mosaicError: number;
}

/** At most a megapixel out of the middle of every picture, and of it as a lossy WebP and AVIF. */
async function readPictures(corpus: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const folder of ['camera', 'kodak']) {
    const names = (await readdir(join(corpus, folder))).sort();
    for (const [i, name] of names.entries()) {
      const { data, info } = await middle(join(corpus, folder, name));
      const picture = sharp(data, { raw: info });
      const webp = await picture
        .clone()
        .webp({ quality: [60, 75, 85, 95][(i >> 1) & 3] ?? 80 })
        .toBuffer();
      const avif = await picture
        .clone()
        .avif({ quality: [45, 55, 65, 80][(i >> 1) & 3] ?? 60, effort: 4 })
        .toBuffer();
      if (mosaic({ ...info, data }) === null) continue;
      for (const variant of [{ ...info, data }, await decode(webp), await decode(avif)])
        pictures.push({ pixels: variant, half: i % 2 === 0 ? 0 : 1 });
    }
  }
  return pictures;
}

async function middle(path: string) {
  const { autoOrient } = await sharp(path).metadata();
  const [width, height] = [Math.min(1152, autoOrient.width), Math.min(864, autoOrient.height)];
  const left = (autoOrient.width - width) >> 1;
  const top = (autoOrient.height - height) >> 1;
  return sharp(path, { autoOrient: true })
    .extract({ left, top, width, height })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
}

async function decode(file: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** The mean of the details, which are measured against what is usual now. */
function usualBits(pictures: readonly Picture[]): number {
  return Math.exp(mean(pictures.map(({ pixels }) => Math.log(detail(pixels)))));
}

async function sample(pixels: Pixels, format: 'webp' | 'avif', quality: number): Promise<Sample> {
  const area = pixels.width * pixels.height;
  const bytes = await encodedBytes(pixels, format, quality);
  const typical = typicalBytes(format, area, detail(pixels))(quality);
  const part = mosaic(pixels);
  if (part === null) throw new TypeError('pictures without a mosaic are left out');
  const partTypical = typicalBytes(format, part.width * part.height, detail(part))(quality);
  const estimated = ((await encodedBytes(part, format, quality)) * typical) / partTypical;
  return {
    detail: Math.log(detail(pixels)),
    bits: Math.log((8 * (bytes - (models[format]?.header ?? 0))) / area),
    typicalError: Math.log(bytes / typical),
    mosaicError: Math.log(bytes / estimated),
  };
}

async function encodedBytes(pixels: Pixels, format: 'webp' | 'avif', quality: number): Promise<number> {
  const { data, width, height, channels } = pixels;
  const encode = lossyEncoder(format, 'FAST', null);
  return (await encode(sharp(data, { raw: { width, height, channels } }), quality).toBuffer()).length;
}

/** The line through the one half's samples; the other half's errors under the constants as they are. */
function report(format: string, quality: number, fit: readonly Sample[], rest: readonly Sample[]): void {
  const middleDetail = mean(fit.map(({ detail }) => detail));
  const middleBits = mean(fit.map(({ bits }) => bits));
  const exponent =
    mean(fit.map(({ detail, bits }) => (detail - middleDetail) * (bits - middleBits))) /
    mean(fit.map(({ detail }) => (detail - middleDetail) ** 2));
  const bits = Math.exp(middleBits - exponent * middleDetail);
  console.log(
    `${format} [${quality}, ${bits.toPrecision(3)}, ${exponent.toFixed(2)}]`.padEnd(26),
    `on the other half: typical ${errors(rest.map(({ typicalError }) => typicalError))};`,
    `by a mosaic ${errors(rest.map(({ mosaicError }) => mosaicError))}`,
  );
}

function errors(values: readonly number[]): string {
  const sorted = values.map(Math.abs).sort((a, b) => a - b);
  const percentile = (share: number): string =>
    `${(100 * (sorted[Math.floor(share * sorted.length)] ?? 0)).toFixed(1)}%`;
  const within = sorted.filter((error) => error <= 0.05).length / sorted.length;
  return `median ${percentile(0.5)}, 90th percentile ${percentile(0.9)}, within 5%: ${(100 * within).toFixed(0)}%`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
