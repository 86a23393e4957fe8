import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CompressionTarget } from '../../../src/domain/compression-options.ts';
import { offLimits, usualFloor } from '../../../workers/floor/floor-limits.ts';
import { graphics } from '../../support/graphics.ts';
import { photograph } from '../../support/pictures/test-images.ts';
import { type Compressed, compressInPlace } from './compress-in-place.ts';

const half: CompressionTarget = { kind: 'ratio', ratio: 0.5 };
const tenth: CompressionTarget = { kind: 'ratio', ratio: 0.1 };
const impossible: CompressionTarget = { kind: 'maxBytes', maxBytes: 60 };

const picture = (name: string): Buffer => readFileSync(new URL(`pictures/${name}.jpg`, import.meta.url));

/** Measured apart from what decided: at most a point lower, since photographs are judged by a part of them. */
function expectHolds({ similarity, colours, outcome, bytesIn, bytesOut }: Compressed, limits = usualFloor) {
  expect(similarity).toBeGreaterThan(limits.similarity - 1);
  expect(colours.largest).toBeLessThanOrEqual(limits.largest);
  expect(colours.percentile95).toBeLessThanOrEqual(limits.percentile95);
  expect(colours.tint).toBeLessThanOrEqual(limits.tint);
  if (outcome === 'BEST_EFFORT') expect(bytesOut).toBeLessThanOrEqual(0.95 * bytesIn);
}

describe('flat colours stay what they are', () => {
  it.each(['px1', 'swatch-navy', 'swatch-red', 'swatch-400'])('%s', async (name) => {
    for (const target of [half, impossible, { kind: 'quality', quality: 1 } as const])
      for (const effort of ['FAST', 'BEST'] as const) {
        const result = await compressInPlace(picture(name), { target, effort });
        expectHolds(result, target.kind === 'quality' ? offLimits : usualFloor);
        if (target.kind !== 'quality') expect(result.farthest).toBeLessThanOrEqual(6);
      }
  });

  it('as WebP, AVIF and palettes too', async () => {
    const swatch = await sharp({ create: { width: 90, height: 70, channels: 3, background: '#1f2b45' } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    for (const format of ['JPEG', 'PNG', 'WEBP', 'AVIF'] as const) {
      const result = await compressInPlace(swatch, { target: { kind: 'ratio', ratio: 0.01 }, format });
      expect(result.farthest).toBeLessThanOrEqual(6);
    }
  });
});

describe('drawings stay what they are, however small they are to be', () => {
  it.each(Object.keys(graphics))('%s', async (name) => {
    const png = await graphics[name]!().png().toBuffer();
    const jpeg = await sharp(png).flatten({ background: '#ffffff' }).jpeg({ quality: 90 }).toBuffer();
    expectHolds(await compressInPlace(jpeg, { target: tenth }));
    expectHolds(await compressInPlace(png, { target: tenth }));
  });

  it.each(['red text', 'icon on navy', 'clear logo', 'grey text', 'gradient'])(
    'converted to other formats: %s',
    async (name) => {
      const png = await graphics[name]!().png().toBuffer();
      for (const format of ['JPEG', 'WEBP'] as const)
        expectHolds(await compressInPlace(png, { target: tenth, format }));
    },
  );

  it('converted to AVIF', async () => {
    const png = await graphics['icon on navy']!().png().toBuffer();
    expectHolds(await compressInPlace(png, { target: tenth, format: 'AVIF' }));
  });

  it('red text keeps its red where the chroma was whole', async () => {
    const text = await graphics['red text']!().jpeg({ quality: 96, chromaSubsampling: '4:4:4' }).toBuffer();
    const result = await compressInPlace(text, { target: half });
    expectHolds(result);
    expect(result.outcome).toBe('TARGET_MET');
  });

  it('transparent, grey, of 16 bits, smaller, with a profile kept', async () => {
    const logo = await graphics['clear logo']!().png().toBuffer();
    expectHolds(await compressInPlace(logo, { target: tenth, format: 'WEBP', maxWidth: 90 }));
    const deep = await sharp(logo).flatten().toColourspace('rgb16').png().toBuffer();
    expectHolds(await compressInPlace(deep, { target: tenth }));
    const grey = await graphics['text']!().greyscale().jpeg({ quality: 90 }).toBuffer();
    expectHolds(await compressInPlace(grey, { target: tenth }));
    const small = await graphics['screenshot']!().jpeg({ quality: 92 }).toBuffer();
    expectHolds(await compressInPlace(small, { target: { kind: 'ratio', ratio: 0.03 }, maxWidth: 200 }));
    const wide = await graphics['logo']!().withIccProfile('p3').jpeg({ quality: 92 }).toBuffer();
    // Judged by the numbers of its own profile, which in sRGB are some farther apart.
    const kept = await compressInPlace(wide, { target: tenth, keepMetadata: true });
    expectHolds(kept, { ...usualFloor, largest: 1.3 * usualFloor.largest });
  });
});

describe('a photograph that is to be too small', () => {
  const source = photograph(320, 240).jpeg({ quality: 85 }).toBuffer();
  const tiny: CompressionTarget = { kind: 'ratio', ratio: 0.04 };

  it('is the smallest at the floor, and no smaller', async () => {
    const result = await compressInPlace(await source, { target: tiny });
    expect(result.outcome).toBe('BEST_EFFORT');
    expectHolds(result);
    const below = await compressInPlace(await source, {
      target: tiny,
      minQuality: (result.quality ?? 0) - 3,
    });
    expect(below.bytesOut).toBeLessThan(result.bytesOut);
    const { similarity, colours } = below;
    const holds =
      similarity >= usualFloor.similarity &&
      colours.largest <= usualFloor.largest &&
      colours.percentile95 <= usualFloor.percentile95 &&
      colours.tint <= usualFloor.tint;
    expect(holds).toBe(false);
  });

  it('goes below the usual floor where minQuality says so, but never off', async () => {
    const usual = await compressInPlace(await source, { target: tiny });
    const named = await compressInPlace(await source, { target: tiny, minQuality: 1 });
    expect(named.bytesOut).toBeLessThan(usual.bytesOut);
    expectHolds(named, offLimits);
  });

  it.each(['JPEG', 'WEBP', 'AVIF', 'PNG'] as const)('as %s', async (format) => {
    expectHolds(await compressInPlace(await source, { target: tiny, format }));
  });

  it('has the quality that is named, unless it would be off', async () => {
    const at30 = await compressInPlace(await source, { target: { kind: 'quality', quality: 30 } });
    expect(at30).toMatchObject({ outcome: 'TARGET_MET', quality: 30 });
    const at1 = await compressInPlace(await source, { target: { kind: 'quality', quality: 1 } });
    expect(at1.outcome).toBe('BEST_EFFORT');
    expect(at1.quality).toBeGreaterThan(1);
    expectHolds(at1, offLimits);
  });
});

it('what saves less than a twentieth is not worth a change', async () => {
  const source = await photograph(160, 120).jpeg({ quality: 22 }).toBuffer();
  const result = await compressInPlace(source, { target: tenth });
  expect(result.bytesOut <= 0.95 * source.length || result.outcome === 'KEPT_ORIGINAL').toBe(true);
  expectHolds(result);
});
