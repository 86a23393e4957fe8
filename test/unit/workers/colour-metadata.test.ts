import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CompressionOptions,
  defaultCompressionOptions,
} from '../../../src/domain/compression-options.ts';
import { compressImage } from '../../../workers/compress-image.ts';
import { inspectImage } from '../../../workers/inspect-image.ts';
import { avifWith, isoBox, nclx } from '../../support/pictures/avif-with.ts';
import { colourChunk } from '../../support/pictures/png-with.ts';
import { quarters } from '../../support/pictures/test-images.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-colour-metadata-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function compress(image: Buffer, options: Partial<CompressionOptions>): Promise<Buffer> {
  const [input, output] = [join(folder, 'in'), join(folder, 'out')];
  await writeFile(input, image);
  const facts = await inspectImage(input, { maxPixels: 1e6, maxImageBytes: 1e6 });
  await compressImage({ input, output, facts, options: { ...defaultCompressionOptions, ...options } });
  return readFile(output);
}

const maker = 'the maker';
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>';

/** With metadata, in colours that have to be converted; on its side, where EXIF can turn it. */
const sources: Record<string, () => Promise<Buffer>> = {
  'PNG with cICP': async () => {
    const turned = described().withMetadata({ orientation: 6 });
    const png = await turned.png({ compressionLevel: 0 }).toBuffer();
    return Buffer.concat([png.subarray(0, 33), colourChunk.codePoints(12, 8), png.subarray(33)]);
  },
  // Turned by a property of its own, which libheif heeds.
  'AVIF with nclx': async () => {
    const avif = await described().avif({ quality: 95 }).toBuffer();
    return avifWith(avif, { properties: [nclx(12, 8, 6), isoBox('irot', Buffer.from([3]))] });
  },
  'CMYK JPEG': async () => {
    const jpeg = await described().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    // Orientation, one SHORT: 1.
    const at = jpeg.indexOf(Buffer.from([0x12, 1, 3, 0, 1, 0, 0, 0, 1]));
    jpeg[at + 8] = 6;
    return jpeg;
  },
};

function described(): Sharp {
  return quarters(96)
    .withExif({ IFD0: { Copyright: maker } })
    .withXmp(xmp);
}

describe.each(Object.keys(sources))('%s', (name) => {
  test.each([true, false])('is upright and sRGB, with keepMetadata %s', async (keepMetadata) => {
    const image = await sources[name]!();
    for (const format of ['JPEG', 'WEBP', 'PNG'] as const) {
      for (const target of [
        { kind: 'quality', quality: 90 },
        { kind: 'ratio', ratio: 0.9 },
      ] as const) {
        const result = await compress(image, { keepMetadata, format, target });
        const header = await sharp(result).metadata();
        expect(header.format).toBe(format.toLowerCase());
        expect(header.orientation ?? 1).toBe(1);
        expect(header).toMatchObject({ space: 'srgb', hasProfile: false });
        expect(header.exif?.includes(maker) ?? false).toBe(keepMetadata);
        expect(header.xmp?.toString().includes('adobe:ns:meta') ?? false).toBe(keepMetadata);
        // Turned to the right: what was below on the left is above on the left, and blue.
        const { data, info } = await sharp(result).raw().toBuffer({ resolveWithObject: true });
        const at = (Math.floor(info.height / 4) * info.width + Math.floor(info.width / 4)) * info.channels;
        expect(data[at + 2]! - data[at]!).toBeGreaterThan(100);
      }
    }
  });

  test('is resized upright', async () => {
    const result = await compress(await sources[name]!(), {
      maxWidth: 48,
      format: 'JPEG',
      keepMetadata: true,
    });
    expect(await sharp(result).metadata()).toMatchObject({ width: 48, height: 48 });
  });
});

test('what is delivered unchanged keeps what says its colours', async () => {
  const png = await quarters(32).png({ palette: true, effort: 10 }).toBuffer();
  const tags = [
    colourChunk.gamma(1 / 1.8),
    colourChunk.chromaticities(0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06),
  ];
  const image = Buffer.concat([
    png.subarray(0, 33),
    ...tags,
    colourChunk.codePoints(12, 13),
    png.subarray(33),
  ]);
  const result = await compress(image, { target: { kind: 'maxBytes', maxBytes: 1e6 } });
  for (const type of ['gAMA', 'cHRM', 'cICP']) expect(result.includes(type)).toBe(true);
});
