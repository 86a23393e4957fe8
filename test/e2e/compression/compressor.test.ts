import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompressionResult, Compressor } from '../../../src/compression/compressor.ts';
import { startCompressor } from '../../../src/compression/start-compressor.ts';
import {
  type CompressionOptions,
  defaultCompressionOptions,
} from '../../../src/domain/compression-options.ts';
import { bombPng, photograph, pixelAt, quarters, randomPixels } from '../../support/pictures/test-images.ts';

let folder: string;
let compressor: Compressor;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-compressor-'));
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

async function compress(
  image: Buffer,
  options: Partial<CompressionOptions> = {},
): Promise<CompressionResult & { data: Buffer }> {
  const input = join(folder, `${++files}.in`);
  const output = join(folder, `${files}.out`);
  await writeFile(input, image);
  const result = await compressor.compress(
    { input, output, options: { ...defaultCompressionOptions, ...options } },
    AbortSignal.timeout(30_000),
  );
  const data = await readFile(output);
  expect(result.bytesIn).toBe(image.length);
  expect(result.bytesOut).toBe(data.length);
  expect(data.length).toBeLessThanOrEqual(image.length);
  const header = await sharp(data).metadata();
  expect(header.format === 'heif' ? 'avif' : header.format).toBe(result.format);
  expect([header.autoOrient.width, header.pageHeight ?? header.autoOrient.height]).toEqual([
    result.width,
    result.height,
  ]);
  return { ...result, data };
}

describe('targets', () => {
  test.each(['jpeg', 'webp'] as const)('ratio lands within and not wastefully under: %s', async (format) => {
    const image = await photograph(400, 300).toFormat(format, { quality: 92 }).toBuffer();
    for (const ratio of [0.3, 0.5, 0.7]) {
      const { outcome, bytesOut, quality } = await compress(image, { target: { kind: 'ratio', ratio } });
      expect(outcome).toBe('TARGET_MET');
      expect(bytesOut).toBeLessThanOrEqual(ratio * image.length);
      if (bytesOut < 0.9 * ratio * image.length) {
        // Only where the next step of the encoder's quality is already too large.
        const next = await compress(image, { target: { kind: 'quality', quality: (quality ?? 0) + 1 } });
        expect(next.bytesOut).toBeGreaterThan(ratio * image.length);
      }
    }
  });

  test('ratio: PNG keeps its pixels where that is enough, then gives up levels, then colours', async () => {
    const pixels = photograph(200, 150);
    const loose = await pixels.clone().png({ compressionLevel: 0 }).toBuffer();
    const exact = await compress(loose, { target: { kind: 'ratio', ratio: 0.9 } });
    expect(exact).toMatchObject({ outcome: 'TARGET_MET', quality: null, format: 'png' });
    const original = await pixels.clone().raw().toBuffer();
    expect(await sharp(exact.data).raw().toBuffer()).toEqual(original);

    const tight = await pixels.clone().png().toBuffer();
    const levels = await compress(tight, { target: { kind: 'ratio', ratio: 0.6 } });
    expect(levels).toMatchObject({ outcome: 'TARGET_MET', quality: null });
    expect(levels.bytesOut).toBeGreaterThan(0.54 * tight.length);
    const seen = await sharp(levels.data).raw().toBuffer();
    expect(Math.max(...seen.map((value, i) => Math.abs(value - (original[i] ?? 0))))).toBeLessThanOrEqual(6);

    const palette = await compress(tight, { target: { kind: 'ratio', ratio: 0.25 } });
    expect(palette.bytesOut).toBeLessThanOrEqual(tight.length / 4);
    expect(palette.quality).not.toBeNull();
  });

  test('a drawing of few colours becomes a palette without losing one', async () => {
    const drawing = await quarters(200).png({ compressionLevel: 0 }).toBuffer();
    const { data, outcome } = await compress(drawing);
    expect(outcome).toBe('TARGET_MET');
    expect((await sharp(data).metadata()).isPalette).toBe(true);
    expect(await sharp(data).removeAlpha().raw().toBuffer()).toEqual(
      await sharp(drawing).removeAlpha().raw().toBuffer(),
    );
  });

  test('a lossless WebP that fits as one stays lossless', async () => {
    const image = await quarters(300).webp({ lossless: true, effort: 0 }).toBuffer();
    const result = await compress(await quarters(300).png({ compressionLevel: 0 }).toBuffer(), {
      format: 'WEBP',
    });
    expect(result).toMatchObject({ outcome: 'TARGET_MET', quality: null });
    expect(await sharp(result.data).raw().toBuffer()).toEqual(await sharp(image).raw().toBuffer());
  });

  test('maxBytes comes near it from below, and leaves alone what already fits', async () => {
    const image = await photograph(400, 300).jpeg({ quality: 90 }).toBuffer();
    const maxBytes = Math.round(image.length / 3);
    const { outcome, bytesOut } = await compress(image, { target: { kind: 'maxBytes', maxBytes } });
    expect(outcome).toBe('TARGET_MET');
    expect(bytesOut).toBeLessThanOrEqual(maxBytes);
    expect(bytesOut).toBeGreaterThan(0.9 * maxBytes);
    const within = await compress(image, { target: { kind: 'maxBytes', maxBytes: image.length } });
    expect(within).toMatchObject({ outcome: 'TARGET_MET', quality: null });
    expect(await sharp(within.data).raw().toBuffer()).toEqual(await sharp(image).raw().toBuffer());
  });

  test('quality is the encoder’s', async () => {
    const image = await photograph(200, 150).jpeg({ quality: 90 }).toBuffer();
    expect(await compress(image, { target: { kind: 'quality', quality: 50 } })).toMatchObject({
      outcome: 'TARGET_MET',
      quality: 50,
    });
  });

  test('minQuality is a floor, said honestly', async () => {
    const image = await photograph(200, 150).jpeg({ quality: 90 }).toBuffer();
    const result = await compress(image, { target: { kind: 'ratio', ratio: 0.1 }, minQuality: 60 });
    expect(result).toMatchObject({ outcome: 'BEST_EFFORT', quality: 60 });
  });

  test('what cannot get smaller is delivered as it was, without metadata', async () => {
    const image = await photograph(200, 150)
      .jpeg({ quality: 20 })
      .withExif({ IFD0: { ImageDescription: 'secret' } })
      .toBuffer();
    const result = await compress(image, { target: { kind: 'quality', quality: 95 } });
    expect(result).toMatchObject({ outcome: 'KEPT_ORIGINAL', quality: null, format: 'jpeg' });
    expect(result.data.includes('secret')).toBe(false);
    const converted = await compress(image, { target: { kind: 'quality', quality: 100 }, format: 'PNG' });
    expect(converted).toMatchObject({ outcome: 'KEPT_ORIGINAL', format: 'jpeg' });
  });

  test('BEST is within the target too', async () => {
    const image = await photograph(300, 200).jpeg({ quality: 90 }).toBuffer();
    expect(await compress(image, { effort: 'BEST' })).toMatchObject({ outcome: 'TARGET_MET' });
  });
});

describe('formats', () => {
  test.each(['JPEG', 'PNG', 'WEBP', 'AVIF'] as const)('converts to %s', async (format) => {
    const image = await photograph(160, 120).png({ compressionLevel: 0 }).toBuffer();
    expect(await compress(image, { format })).toMatchObject({
      outcome: 'TARGET_MET',
      format: format.toLowerCase(),
    });
  });

  test.each(['gif', 'tiff', 'avif'] as const)('%s stays %s and gets no larger', async (format) => {
    const image = await photograph(64, 64).toFormat(format).toBuffer();
    expect((await compress(image)).format).toBe(format);
  });

  test('alpha stays in PNG and WebP, and lies on white in JPEG', async () => {
    const image = await photograph(120, 80, 4).png({ compressionLevel: 0 }).toBuffer();
    for (const format of ['PNG', 'WEBP'] as const) {
      const { data } = await compress(image, { format });
      expect((await pixelAt(data, 0.9, 0.5))[3]).toBe(0);
      expect((await pixelAt(data, 0.1, 0.5))[3]).toBe(255);
    }
    const { data } = await compress(image, { format: 'JPEG' });
    expect((await pixelAt(data, 0.9, 0.5)).every((channel) => channel > 245)).toBe(true);
  });

  test('every frame of an animated WebP stays, with its timing', async () => {
    const frames = await Promise.all(
      [60, 20, 90].map((height) =>
        photograph(80, height + 40)
          .resize(80, 60, { fit: 'fill' })
          .png()
          .toBuffer(),
      ),
    );
    const image = await sharp(frames, { join: { animated: true } })
      .webp({ quality: 95, delay: [100, 200, 300], loop: 2 })
      .toBuffer();
    const { data, outcome } = await compress(image);
    expect(outcome).toBe('TARGET_MET');
    expect(await sharp(data).metadata()).toMatchObject({ pages: 3, delay: [100, 200, 300], loop: 2 });
  });

  test('results fit maxWidth and maxHeight and are never enlarged', async () => {
    const image = await photograph(300, 200).jpeg({ quality: 95 }).toBuffer();
    expect(await compress(image, { maxWidth: 100 })).toMatchObject({ width: 100, height: 67 });
    expect(await compress(image, { maxWidth: 1000, maxHeight: 1000 })).toMatchObject({
      width: 300,
      height: 200,
    });
  });
});

describe('colours and the right way up', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i', async (orientation) => {
    const image = await quarters(64).jpeg({ quality: 100 }).withMetadata({ orientation }).toBuffer();
    const { data } = await compress(image, { target: { kind: 'quality', quality: 60 } });
    expect((await sharp(data).metadata()).orientation ?? 1).toBe(1);
    for (const [x, y] of [
      [0.2, 0.2],
      [0.8, 0.2],
      [0.2, 0.8],
      [0.8, 0.8],
    ] as const) {
      expectNear(await pixelAt(data, x, y), await pixelAt(image, x, y));
    }
  });

  test('CMYK, 16 bits, grey and a wide profile come out as they are seen', async () => {
    const red = sharp({ create: { width: 64, height: 64, channels: 3, background: '#c83232' } });
    const sources = [
      await red.clone().toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 100 }).toBuffer(),
      await red.clone().toColourspace('rgb16').png({ compressionLevel: 0 }).toBuffer(),
      await red.clone().greyscale().jpeg({ quality: 100 }).toBuffer(),
      await red.clone().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer(),
    ];
    for (const source of sources) {
      const { data } = await compress(source, { target: { kind: 'ratio', ratio: 0.6 } });
      const seen = await pixelAt(source, 0.5, 0.5);
      expectNear(await pixelAt(data, 0.5, 0.5), seen);
      expect((await sharp(data).metadata()).space).not.toBe('cmyk');
    }
  });

  test('keepMetadata keeps EXIF and a wide profile', async () => {
    const image = await photograph(200, 150)
      .jpeg({ quality: 95 })
      .withExif({ IFD0: { Copyright: 'the maker' } })
      .withIccProfile('p3')
      .toBuffer();
    const { data } = await compress(image, { keepMetadata: true });
    const header = await sharp(data).metadata();
    expect(header.hasProfile).toBe(true);
    expect(header.exif?.includes('the maker')).toBe(true);
    expectNear(await pixelAt(data, 0.5, 0.5), await pixelAt(image, 0.5, 0.5), 30);
    const without = await compress(image);
    expect(await sharp(without.data).metadata()).toMatchObject({ hasProfile: false });
  });

  test.each(['jpeg', 'webp', 'avif', 'png'] as const)(
    'metadata kept counts in the target, and costs no more encodes: %s',
    async (format) => {
      const image = await photograph(400, 300)
        .toFormat(format, format === 'png' ? {} : { quality: 95 })
        .withExif({ IFD0: { Copyright: 'the maker'.repeat(1000) } })
        .toBuffer();
      const { data, outcome, bytesOut, encodes } = await compress(image, { keepMetadata: true });
      expect(outcome).toBe('TARGET_MET');
      expect(bytesOut).toBeLessThanOrEqual(image.length / 2);
      expect((await sharp(data).metadata()).exif?.includes('the maker')).toBe(true);
      if (format === 'jpeg') expect(encodes).toBe(1);
    },
  );

  test('a drawing of few colours keeps its metadata as a palette, and colours by its profile', async () => {
    const drawing = await quarters(200)
      .withIccProfile('p3')
      .withExif({ IFD0: { Copyright: 'the maker' } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    const { data } = await compress(drawing, { keepMetadata: true });
    const header = await sharp(data).metadata();
    expect(header).toMatchObject({ isPalette: true, hasProfile: true });
    expect(header.exif?.includes('the maker')).toBe(true);
    const shown = (png: Buffer): Promise<Buffer> => sharp(png).removeAlpha().raw().toBuffer();
    expect(await shown(data)).toEqual(await shown(drawing));
  });

  function expectNear(actual: number[], expected: number[], tolerance = 12): void {
    actual
      .slice(0, 3)
      .forEach((channel, i) =>
        expect(Math.abs(channel - (expected[i % expected.length] ?? 0))).toBeLessThanOrEqual(tolerance),
      );
  }
});

describe('hostile and faulty', () => {
  test('what is no image is named', async () => {
    await expect(compress(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining('SVG'),
    });
  });

  test('a truncated image is corrupt in every target, and leaves no output', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const image = await photograph(200, 150).toFormat(format).toBuffer();
      const cut = image.subarray(0, image.length * 0.6);
      for (const target of [
        { kind: 'ratio', ratio: 0.5 },
        { kind: 'quality', quality: 50 },
        { kind: 'maxBytes', maxBytes: 1e6 },
      ] as const) {
        for (const keepMetadata of [false, true])
          await expect(compress(cut, { target, keepMetadata })).rejects.toMatchObject({
            code: 'CORRUPT_IMAGE',
          });
      }
    }
    expect(
      (await readdir(folder)).filter((name) => name === `${files}.out` || name.endsWith('.part')),
    ).toEqual([]);
  });

  test('pixel bombs and animations of many frames are refused before decoding', async () => {
    const bomb = bombPng(16_000);
    expect(bomb.length).toBeLessThan(50_000);
    await expect(compress(bomb)).rejects.toMatchObject({
      code: 'TOO_MANY_PIXELS',
      message: expect.stringContaining('16000'),
    });
    const claim = await photograph(8, 8).png().toBuffer();
    claim.writeUInt32BE(60_000, 16);
    await expect(compress(claim)).rejects.toMatchObject({
      code: expect.stringMatching(/TOO_MANY_PIXELS|CORRUPT_IMAGE/),
    });
    const frames = await Promise.all(
      [...Array(40).keys()].map((i) =>
        sharp({
          create: { width: 420, height: 420, channels: 3, background: { r: i * 6, g: (i % 2) * 200, b: 0 } },
        })
          .png()
          .toBuffer(),
      ),
    );
    const animation = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    await expect(compress(animation)).rejects.toMatchObject({
      code: 'TOO_MANY_PIXELS',
      message: expect.stringContaining(' frames'),
    });
    await expect(compress(Buffer.alloc(8e6 + 1))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('what follows an image’s end is never delivered', async () => {
    const image = Buffer.concat([
      await randomPixels(32, 32).jpeg({ quality: 10 }).toBuffer(),
      Buffer.from('PK\x03\x04 hidden'),
    ]);
    for (const quality of [5, 100]) {
      const { data } = await compress(image, { target: { kind: 'quality', quality } });
      expect(data.includes('hidden')).toBe(false);
    }
  });
});
