import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { lossyEncoder } from '../../../workers/encoders.ts';
import { predictJpegBytes } from '../../../workers/jpeg-size/predict-jpeg-bytes.ts';
import type { Pixels } from '../../../workers/pixels.ts';
import { photograph, randomPixels } from '../../support/pictures/test-images.ts';

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

/** Bytes predicted over those of the real encoder. */
async function offBy(pixels: Pixels, quality: number): Promise<number> {
  const predict = predictJpegBytes(pixels, 'FAST', 100);
  const { width, height, channels } = pixels;
  const picture = sharp(pixels.data, { raw: { width, height, channels } });
  const { length } = await lossyEncoder('jpeg', 'FAST', null)(picture, quality).toBuffer();
  return (predict?.(quality) ?? Number.NaN) / length;
}

describe('the size of a JPEG predicted', () => {
  it.each([30, 60, 90])('is near that of the encoder at quality %i: colours', async (quality) => {
    const pixels = await pixelsOf(photograph(900, 610));
    expect(await offBy(pixels, quality)).toBeGreaterThan(0.93);
    expect(await offBy(pixels, quality)).toBeLessThan(1.07);
  });

  it.each([30, 60, 90])('is near that of the encoder at quality %i: grey', async (quality) => {
    const pixels = await pixelsOf(photograph(900, 610).greyscale().toColourspace('b-w'));
    expect(pixels.channels).toBe(1);
    expect(await offBy(pixels, quality)).toBeGreaterThan(0.93);
    expect(await offBy(pixels, quality)).toBeLessThan(1.07);
  });

  it.each([
    [16, 700],
    [700, 16],
    [64, 64],
  ])('is near in pictures of few macroblocks: %i × %i', async (width, height) => {
    const pixels = await pixelsOf(randomPixels(width, height));
    expect(await offBy(pixels, 50)).toBeGreaterThan(0.8);
    expect(await offBy(pixels, 50)).toBeLessThan(1.2);
  });

  it('is none where there is too little to sample', async () => {
    expect(predictJpegBytes(await pixelsOf(randomPixels(31, 31)), 'FAST', 100)).toBeNull();
  });
});
