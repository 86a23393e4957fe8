import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp, { type Sharp } from 'sharp';
import { graphics } from '../test/support/graphics.ts';
import { decodedAgain } from '../workers/decoded-again.ts';
import { type Encoder, lossyEncoder } from '../workers/encoders.ts';
import { blockMeans } from '../workers/floor/block-means.ts';
import { colourDifference } from '../workers/floor/colour-difference.ts';
import { looksLikePhotograph, pictureTraits } from '../workers/floor/picture-traits.ts';
import type { Pixels } from '../workers/pixels.ts';
import { posterise } from '../workers/png/posterise.ts';
import { similarity } from '../workers/similarity/similarity.ts';

// How far results are from their pictures, by quality: what the numbers of workers/floor/ were chosen by.
// node --import @oxc-node/core/register bench/floor.ts --corpus DIR [--pictures]
// DIR holds camera/*.jpg and kodak/*.png. For photographs and drawings the worst of each measure; with --pictures
// a line for each picture.

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, pictures: { type: 'boolean', default: false } },
});
if (values.corpus === undefined) throw new Error('--corpus DIR is needed');
sharp.concurrency(1);

const jpeg444: Encoder = (picture, quality) =>
  picture.jpeg({ quality, chromaSubsampling: '4:4:4', optimiseCoding: true });
const ways: readonly [name: string, encode: Encoder | null, qualities: readonly number[]][] = [
  ['JPEG, FAST', lossyEncoder('jpeg', 'FAST', null), [1, 8, 15, 18, 21, 25, 28, 35, 40, 50]],
  ['JPEG, 4:4:4', jpeg444, [15, 21, 30, 40, 50]],
  ['JPEG, BEST', lossyEncoder('jpeg', 'BEST', null), [8, 12, 15, 18, 21, 24, 28, 40]],
  ['WebP, FAST', lossyEncoder('webp', 'FAST', null), [1, 10, 20, 35, 40, 60]],
  ['AVIF, FAST', lossyEncoder('avif', 'FAST', null), [10, 20, 30, 40, 45, 50]],
  ['PNG, palette', lossyEncoder('png', 'FAST', null), [1, 10, 30, 50, 70]],
  ['PNG, fewer levels', null, [1, 10, 20, 30]],
];

interface Row {
  readonly picture: string;
  readonly kind: 'photographs' | 'drawings';
  readonly numbers: readonly number[];
}

const pictures = [...(await drawings()), ...(await photographs(values.corpus))];
console.log('similarity least, colours: largest, 95 of 100, tint');
for (const [name, encode, qualities] of ways)
  for (const quality of qualities) {
    const rows: Row[] = [];
    for (const [picture, pixels] of pictures) rows.push(await measure(picture, pixels, encode, quality));
    for (const kind of ['photographs', 'drawings'] as const) report(`${name} ${quality}`, kind, rows);
  }

async function measure(
  picture: string,
  pixels: Pixels,
  encode: Encoder | null,
  quality: number,
): Promise<Row> {
  const { data, width, height, channels } = pixels;
  const raw = { width, height, channels };
  const encoder =
    encode === null
      ? sharp(posterise(pixels, quality), { raw }).png()
      : encode(sharp(data, { raw }), quality);
  const result = await decodedAgain(await encoder.toBuffer(), pixels);
  const { largest, percentile95, tint } = colourDifference(blockMeans(pixels), blockMeans(result));
  return {
    picture,
    kind: looksLikePhotograph(pictureTraits(pixels)) ? 'photographs' : 'drawings',
    numbers: [similarity(pixels, result), largest, percentile95, tint],
  };
}

function report(name: string, kind: Row['kind'], rows: readonly Row[]): void {
  const of = rows.filter((row) => row.kind === kind);
  const line = (numbers: readonly number[]): string =>
    numbers.map((value, i) => value.toFixed(i === 0 ? 1 : 3).padStart(7)).join('');
  const worst = [0, 1, 2, 3].map((i) => {
    const all = of.map(({ numbers }) => numbers[i] ?? Number.NaN);
    return i === 0 ? Math.min(...all) : Math.max(...all);
  });
  console.log(`${name.padEnd(22)} ${kind.padEnd(12)} ${line(worst)}`);
  if (values.pictures)
    for (const { picture, numbers } of of) console.log(`  ${picture.padEnd(34)}${line(numbers)}`);
}

async function drawings(): Promise<[string, Pixels][]> {
  return Promise.all(
    Object.entries(graphics).map(async ([name, draw]): Promise<[string, Pixels]> => {
      // Through a file: what was made grey is of one channel only then.
      const png = await draw().flatten({ background: '#ffffff' }).png().toBuffer();
      return [name, await pixelsOf(sharp(png))];
    }),
  );
}

/** In parts and sizes that take seconds rather than minutes. */
async function photographs(corpus: string): Promise<[string, Pixels][]> {
  const found: [string, Pixels][] = [];
  for (const name of (await readdir(join(corpus, 'kodak'))).filter((each) => each.endsWith('.png'))) {
    const part = { left: 128, top: 128, width: 320, height: 320 };
    found.push([name, await pixelsOf(sharp(join(corpus, 'kodak', name)).extract(part))]);
  }
  for (const name of (await readdir(join(corpus, 'camera'))).filter((each) => each.endsWith('.jpg'))) {
    const small = sharp(join(corpus, 'camera', name)).resize(360, 360, { fit: 'inside' });
    found.push([name, await pixelsOf(small)]);
  }
  return found;
}

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}
