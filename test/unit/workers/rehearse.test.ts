import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ImageFormat } from '../../../src/domain/image.ts';
import { lossyEncoder } from '../../../workers/encoders.ts';
import type { Pixels } from '../../../workers/pixels.ts';
import { rehearse } from '../../../workers/search/rehearse.ts';
import { typicalBytes } from '../../../workers/search/typical-bytes.ts';
import { photograph, randomPixels } from '../../support/pictures/test-images.ts';

const [lowest, highest] = [1, 100];

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Bytes predicted over those of the real encoder, at the quality that they were predicted for. */
async function offBy(pixels: Pixels, format: ImageFormat, quality: number): Promise<number> {
  const encode = lossyEncoder(format, 'FAST', null);
  const { width, height, channels } = pixels;
  const whole = sharp(pixels.data, { raw: { width, height, channels } });
  const { length } = await encode(whole, quality).toBuffer();
  const window = { limit: length * 1.05, floor: length * 0.95 };
  return (await rehearse(pixels, format, encode, window, { lowest, highest }))(quality) / length;
}

describe.each(['webp', 'avif'] as const)('the size of a %s rehearsed', (format) => {
  it.each([40, 80])('is near that of the encoder at quality %i', async (quality) => {
    const off = await offBy(await pixelsOf(photograph(1100, 800)), format, quality);
    expect(off).toBeGreaterThan(0.85);
    expect(off).toBeLessThan(1.15);
  });

  it('is near where the detail is in one part of the picture', async () => {
    const corner = await randomPixels(600, 400).png().toBuffer();
    const picture = photograph(1200, 900).composite([{ input: corner, left: 0, top: 500 }]);
    const off = await offBy(await pixelsOf(picture), format, 70);
    expect(off).toBeGreaterThan(0.75);
    expect(off).toBeLessThan(1.33);
  });

  it('is near with transparency', async () => {
    const off = await offBy(await pixelsOf(photograph(1100, 800, 4)), format, 60);
    expect(off).toBeGreaterThan(0.75);
    expect(off).toBeLessThan(1.33);
  });

  it('is what is typical where the picture is too small', async () => {
    const pixels = await pixelsOf(randomPixels(40, 30));
    const encode = (): never => {
      throw new Error('nothing is to be encoded');
    };
    const predict = await rehearse(pixels, format, encode, { limit: 10, floor: 9 }, { lowest, highest });
    expect(predict(50)).toBeGreaterThan(0);
  });
});

describe('what is typical', () => {
  it.each(['jpeg', 'webp', 'avif', 'png'] as const)('rises with quality: %s', (format) => {
    for (const detail of [0.01, 0.2, 1, 2.5, 40]) {
      const predict = typicalBytes(format, 1e6, detail);
      for (let quality = lowest; quality < highest; quality++)
        expect(predict(quality + 1)).toBeGreaterThan(predict(quality));
    }
  });
});
