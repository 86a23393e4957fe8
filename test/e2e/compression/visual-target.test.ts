import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Compressor } from '../../../src/compression/compressor.ts';
import { startCompressor } from '../../../src/compression/start-compressor.ts';
import {
  type CompressionOptions,
  defaultCompressionOptions,
  leastSimilarity,
  type VisualTarget,
} from '../../../src/domain/compression-options.ts';
import type { Pixels } from '../../../workers/pixels.ts';
import { similarity } from '../../../workers/similarity/similarity.ts';
import { box, circle, draw } from '../../support/draw.ts';
import { photograph, quarters } from '../../support/pictures/test-images.ts';

const targets = Object.keys(leastSimilarity) as VisualTarget[];
let folder: string;
let compressor: Compressor;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-visual-'));
  compressor = await startCompressor({
    threads: 2,
    maxPixels: 4e6,
    maxImageBytes: 8e6,
    logger: pino({ level: 'silent' }),
  });
});
afterAll(async () => {
  await compressor.close();
  await rm(folder, { recursive: true });
});

/** Compresses, and checks what holds of every result. */
async function compress(image: Buffer, visual: VisualTarget, options: Partial<CompressionOptions> = {}) {
  const input = join(folder, `${++files}.in`);
  const output = join(folder, `${files}.out`);
  await writeFile(input, image);
  const all = { ...defaultCompressionOptions, ...options, target: { kind: 'visual', visual } } as const;
  const result = await compressor.compress({ input, output, options: all }, AbortSignal.timeout(60_000));
  const data = await readFile(output);
  expect(result.encodes).toBeLessThanOrEqual(4);
  expect(data.length).toBeLessThanOrEqual(image.length);
  if (result.outcome === 'TARGET_MET')
    expect(result.similarity).toBeGreaterThanOrEqual(leastSimilarity[visual]);
  if (result.outcome === 'KEPT_ORIGINAL') expect(result.similarity).toBe(100);
  return { ...result, data };
}

async function decoded(image: Buffer, animated = false): Promise<Pixels> {
  const { data, info } = await sharp(image, { animated }).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

describe.each(targets)('%s', (visual) => {
  test.each([
    ['jpeg', 'FAST'],
    ['jpeg', 'BEST'],
    ['webp', 'FAST'],
    ['avif', 'FAST'],
    ['png', 'FAST'],
    ['png', 'BEST'],
  ] as const)(
    '%s, %s: looks that good, and is no larger than the best of sharp’s qualities',
    async (format, effort) => {
      const image = await source(format);
      const result = await compress(image, visual, { effort });
      const original = await decoded(image);
      expect(result).toMatchObject({ outcome: 'TARGET_MET', format });
      expect(result.similarity).toBeCloseTo(similarity(original, await decoded(result.data)), 3);
      const best = await smallestBySharp(original, format, leastSimilarity[visual]);
      // Of this picture, neighbouring qualities of WebP differ by 2 points and 10% of the bytes.
      expect(result.bytesOut).toBeLessThanOrEqual((format === 'webp' ? 1.09 : 1.02) * best);
    },
  );
});

const source = (format: 'jpeg' | 'webp' | 'avif' | 'png'): Promise<Buffer> => {
  // AVIF takes its time.
  const picture = format === 'avif' ? photograph(152, 128) : photograph(208, 160);
  const lossy = { quality: 98, chromaSubsampling: '4:4:4' };
  return picture.toFormat(format, format === 'png' ? {} : lossy).toBuffer();
};

/** Bytes of sharp's lowest quality that looks good enough, halving from 1 to 100; infinite: none does. */
async function smallestBySharp(original: Pixels, format: 'jpeg' | 'webp' | 'avif' | 'png', least: number) {
  const { data, width, height, channels } = original;
  let [low, high, bytes] = [1, 100, Number.POSITIVE_INFINITY];
  while (low <= high) {
    const quality = Math.floor((low + high) / 2);
    const encoded = await sharp(data, { raw: { width, height, channels } })
      .toFormat(format, { quality, ...(format === 'png' && { palette: true }) })
      .toBuffer();
    if (similarity(original, await decoded(encoded)) >= least) {
      bytes = encoded.length;
      high = quality - 1;
    } else low = quality + 1;
  }
  return bytes;
}

describe('what is delivered', () => {
  test('the original, where nothing smaller looks that good', async () => {
    const image = await photograph(208, 160).webp({ quality: 30 }).toBuffer();
    expect(await compress(image, 'LOSSLESS')).toMatchObject({
      outcome: 'KEPT_ORIGINAL',
      quality: null,
      similarity: 100,
    });
  });

  test('a JPEG with the steps it came with, where those beside them would show more', async () => {
    const image = await photograph(208, 160).jpeg({ quality: 60 }).toBuffer();
    const result = await compress(image, 'LOSSLESS');
    expect(result.outcome).toBe('TARGET_MET');
    expect(result.quality).toBeLessThanOrEqual(60);
    expect(await compress(image, 'LOSSLESS', { minQuality: 61 })).toMatchObject({ outcome: 'KEPT_ORIGINAL' });
  });

  test('in another size or format than was there: the nearest, said honestly', async () => {
    const image = await photograph(208, 160).png({ compressionLevel: 0 }).toBuffer();
    const result = await compress(image, 'HIGH', { format: 'WEBP', maxWidth: 104 });
    expect(result).toMatchObject({ outcome: 'TARGET_MET', format: 'webp', width: 104, height: 80 });
    const { data, info } = await sharp(image)
      .resize({ width: 104 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const resized: Pixels = { data, width: info.width, height: info.height, channels: info.channels };
    expect(result.similarity).toBeCloseTo(similarity(resized, await decoded(result.data)), 3);
  });

  test('minQuality is not gone below', async () => {
    const image = await source('jpeg');
    const free = await compress(image, 'GOOD');
    const bound = await compress(image, 'GOOD', { minQuality: 90 });
    expect(free.quality).toBeLessThan(90);
    expect(bound.quality).toBe(90);
  });

  test('a flat colour and drawings keep their colours', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const image = await quarters(64).toFormat(format, { quality: 100 }).toBuffer();
      const { data } = await compress(image, 'GOOD');
      const [before, after] = [await decoded(image), await decoded(data)];
      const middle = (y: number, x: number) => (y * 64 + x) * 3;
      for (const at of [middle(16, 16), middle(16, 48), middle(48, 16), middle(48, 48)])
        for (const channel of [0, 1, 2])
          expect(Math.abs(after.data[at + channel]! - before.data[at + channel]!)).toBeLessThan(16);
    }
  });

  test('a flat JPEG keeps its colour exactly: the few bytes that another one saves are not worth it', async () => {
    for (const [size, quality, ...[r, g, b]] of [
      [1, 60, 254, 0, 0],
      [60, 80, 31, 43, 69],
      [60, 80, 200, 15, 46],
      [240, 80, 200, 15, 46],
    ] as const) {
      const create = { width: size, height: size, channels: 3, background: { r, g, b } } as const;
      const image = await sharp({ create }).jpeg({ quality }).toBuffer();
      for (const visual of targets) {
        const { data } = await compress(image, visual);
        expect((await decoded(data)).data.equals((await decoded(image)).data), `${size}, ${visual}`).toBe(
          true,
        );
      }
    }
  });

  test('of an icon BEST takes no more bytes than FAST', async () => {
    const white = [255, 255, 255] as const;
    const cross = [box(28, 16, 8, 32, white), box(16, 28, 32, 8, white)];
    const image = await draw(64, 64, white, [circle(32, 32, 26, [220, 38, 38]), ...cross])
      .jpeg({ quality: 80 })
      .toBuffer();
    for (const visual of ['GOOD', 'HIGH'] as const) {
      const [fast, best] = [
        await compress(image, visual, { effort: 'FAST' }),
        await compress(image, visual, { effort: 'BEST' }),
      ];
      expect(best.bytesOut).toBeLessThanOrEqual(1.02 * fast.bytesOut);
    }
  });

  test('pictures of one pixel, of a few, and narrow ones', async () => {
    for (const [width, height] of [
      [1, 1],
      [5, 7],
      [300, 3],
    ] as const) {
      for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
        const image = await photograph(width, height).toFormat(format, { quality: 95 }).toBuffer();
        await compress(image, 'HIGH');
      }
    }
  });

  test('transparent pictures', async () => {
    const image = await photograph(136, 104, 4).png().toBuffer();
    for (const format of ['KEEP', 'WEBP', 'AVIF'] as const) {
      const result = await compress(image, 'HIGH', { format });
      expect(result.outcome).toBe('TARGET_MET');
      const worst = similarity(await decoded(image), await decoded(result.data));
      expect(result.similarity).toBeCloseTo(worst, 3);
    }
  });

  test('with their metadata and profile', async () => {
    const image = await photograph(208, 160)
      .withIccProfile('p3')
      .withExif({ IFD0: { ImageDescription: 'described' } })
      .jpeg({ quality: 98 })
      .toBuffer();
    const result = await compress(image, 'HIGH', { keepMetadata: true });
    expect(result.outcome).toBe('TARGET_MET');
    expect(result.data.includes('described')).toBe(true);
    const shown = similarity(await decoded(image), await decoded(result.data));
    expect(Math.abs(shown - result.similarity!)).toBeLessThan(2);
  });

  test('animations, by their worst frame, also where frames are drawn together', async () => {
    const frames = await Promise.all(
      [40, 90, 90, 200].map((quality) => photograph(96, 72).modulate({ hue: quality }).raw().toBuffer()),
    );
    const raw = { width: 96, height: 72 * frames.length, channels: 3, pageHeight: 72 } as const;
    const animation = sharp(Buffer.concat(frames), { raw });
    const image = await animation.webp({ quality: 98, delay: [100, 200, 50, 100] }).toBuffer();
    const result = await compress(image, 'GOOD');
    expect(result).toMatchObject({ outcome: 'TARGET_MET', format: 'webp' });
    const { pages, delay } = await sharp(result.data).metadata();
    expect(pages).toBe((await sharp(image).metadata()).pages);
    expect(delay).toEqual((await sharp(image).metadata()).delay);
    const gif = await animation
      .clone()
      .gif({ delay: [100, 200, 50, 100] })
      .toBuffer();
    expect((await compress(gif, 'GOOD')).similarity).toBeGreaterThan(90);
  });

  test('no target but this one has its results measured', async () => {
    const image = await source('jpeg');
    const input = join(folder, 'half.in');
    await writeFile(input, image);
    const job = { input, output: join(folder, 'half.out'), options: defaultCompressionOptions };
    expect(await compressor.compress(job, AbortSignal.timeout(30_000))).toMatchObject({
      outcome: 'TARGET_MET',
      similarity: null,
    });
  });
});
