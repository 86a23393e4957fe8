import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CompressionOptions } from '../../../src/domain/compression-options.ts';
import { draw, text } from '../../support/draw.ts';
import { photograph } from '../../support/pictures/test-images.ts';
import { compressInPlace } from './compress-in-place.ts';

const twentieth: Partial<CompressionOptions> = { target: { kind: 'ratio', ratio: 0.05 } };

/** Colours that no two neighbours share. */
function patches(width: number, height: number): Sharp {
  const data = Buffer.alloc(3 * width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set([(x * 37 + y * 11) % 256, 120, (y * 53) % 256], 3 * (y * width + x));
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Mean difference of all channels of all pixels, 0 to 255. */
async function apart(source: Buffer, result: Buffer): Promise<number> {
  const [before, after] = await Promise.all(
    [source, result].map((file) => sharp(file).removeAlpha().toColourspace('srgb').raw().toBuffer()),
  );
  return before!.reduce((sum, value, at) => sum + Math.abs(value - after![at]!), 0) / before!.length;
}

describe('a tiny picture keeps the colour of each pixel', () => {
  it.each([
    [1, 7],
    [7, 1],
    [9, 9],
    [2, 200],
  ])('%d × %d', async (width, height) => {
    const jpeg = await patches(width, height).jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
    for (const format of ['JPEG', 'WEBP', 'AVIF'] as const) {
      const { data } = await compressInPlace(jpeg, { ...twentieth, format });
      expect(await apart(jpeg, data)).toBeLessThan(5);
    }
  });
});

describe('letters keep their colour', () => {
  it.each(['WEBP', 'AVIF', 'JPEG'] as const)('yellow on white as %s', async (format) => {
    const png = await draw(160, 60, [255, 255, 255], text('GOLD', 10, 14, 30, 4, [255, 225, 0]))
      .png({ compressionLevel: 0 })
      .toBuffer();
    const { data } = await compressInPlace(png, { target: { kind: 'ratio', ratio: 0.005 }, format });
    expect(await apart(png, data)).toBeLessThan(5);
  });
});

describe('an animation that stands still', () => {
  const frames = 4;
  const [width, height] = [60, 40];

  it.each(['gif', 'webp'] as const)('%s: its frames or their time are kept', async (format) => {
    const frame = await photograph(width, height).raw().toBuffer();
    const raw = { width, height: frames * height, channels: 3, pageHeight: height } as const;
    const delay = Array.from({ length: frames }, () => 100);
    const still = await sharp(Buffer.concat(Array.from({ length: frames }, () => frame)), { raw })
      .gif({ delay, keepDuplicateFrames: true })
      .toBuffer();
    const asked = format === 'gif' ? 'KEEP' : 'WEBP';
    for (const target of [
      { kind: 'ratio', ratio: 0.3 },
      { kind: 'quality', quality: 20 },
    ] as const) {
      const { data } = await compressInPlace(still, { target, format: asked });
      const shown = await sharp(data, { animated: true }).metadata();
      if (shown.format === 'gif') expect(shown.pages).toBe(frames);
      else if (shown.pages !== undefined && shown.pages > 1)
        expect(shown.delay!.reduce((sum, each) => sum + each, 0)).toBe(100 * frames);
    }
  });
});
