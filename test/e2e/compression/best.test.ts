import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CompressionOptions } from '../../../src/domain/compression-options.ts';
import { draw, text } from '../../support/draw.ts';
import { graphics } from '../../support/graphics.ts';
import { photograph } from '../../support/pictures/test-images.ts';
import { type Compressed, compressInPlace } from './compress-in-place.ts';

/** What two measurements of one result may differ by, where a photograph is judged by a part of it. */
const noise = 0.5;

async function both(
  source: Buffer,
  options: Partial<CompressionOptions>,
): Promise<{ fast: Compressed; best: Compressed }> {
  const [fast, best] = [
    await compressInPlace(source, { ...options, effort: 'FAST' }),
    await compressInPlace(source, { ...options, effort: 'BEST' }),
  ];
  if (fast.outcome === 'TARGET_MET') {
    expect(best.outcome).toBe('TARGET_MET');
    expect(best.similarity).toBeGreaterThan(fast.similarity - noise);
  }
  return { fast, best };
}

describe('BEST looks no worse than FAST, and meets what FAST meets', () => {
  it.each(Object.keys(graphics))('%s', async (name) => {
    const drawn = await graphics[name]!().flatten({ background: '#ffffff' }).png().toBuffer();
    const jpeg = await sharp(drawn).jpeg({ quality: 90 }).toBuffer();
    await both(jpeg, {});
    await both(jpeg, { target: { kind: 'quality', quality: 40 } });
  });

  it.each(['icon', 'logo', 'red text', 'chart', 'glow'])('a third of the bytes: %s', async (name) => {
    const jpeg = await graphics[name]!().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
    await both(jpeg, { target: { kind: 'ratio', ratio: 0.3 } });
  });

  it.each(['icon', 'logo in red', 'gradient'])('in other formats: %s', async (name) => {
    const png = await graphics[name]!().png().toBuffer();
    await both(png, { target: { kind: 'ratio', ratio: 0.3 } });
    await both(png, { target: { kind: 'maxBytes', maxBytes: 900 }, format: 'WEBP' });
    await both(await graphics[name]!().webp({ quality: 90 }).toBuffer(), {});
  });

  it('a small photograph', async () => {
    const source = await photograph(300, 220).jpeg({ quality: 80 }).toBuffer();
    for (const ratio of [0.5, 0.35]) await both(source, { target: { kind: 'ratio', ratio } });
  });

  it('an icon of which headers are the most', async () => {
    const icon = readFileSync(new URL('pictures/icon64.jpg', import.meta.url));
    const { fast, best } = await both(icon, {});
    expect(fast.outcome).toBe('TARGET_MET');
    expect(best.similarity).toBeGreaterThan(fast.similarity + 5);
  });

  it('a page of white with a few words: flat areas take nothing in scans of their own', async () => {
    const words = text('IMAGE SOON', 150, 380, 60, 6, [90, 90, 90]);
    const page = await draw(800, 800, [255, 255, 255], words).jpeg({ quality: 90 }).toBuffer();
    const { fast, best } = await both(page, {});
    for (const { outcome, similarity } of [fast, best]) {
      expect(outcome).toBe('TARGET_MET');
      expect(similarity).toBeGreaterThan(80);
    }
  });
});
