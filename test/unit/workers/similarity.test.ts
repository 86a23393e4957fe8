import { describe, expect, test } from 'vitest';
import type { Pixels } from '../../../workers/pixels.ts';
import { compareWith, similarity } from '../../../workers/similarity/similarity.ts';
import { photograph } from '../../support/pictures/test-images.ts';
import { similarityCases } from '../../support/similarity-cases.ts';

/** What `ssimulacra2_rs` 0.5.2 says (`bench/similarity-agreement.ts --table`). */
const published: Record<string, number> = {
  'photograph 300 × 200, nothing': 100.0,
  'photograph 300 × 200, few levels': 79.54,
  'photograph 300 × 200, noisy': 82.49,
  'photograph 300 × 200, very noisy': 40.24,
  'photograph 300 × 200, blurred': 82.84,
  'photograph 300 × 200, blocks with half the detail': 15.63,
  'photograph 300 × 200, colours of another pixel': 66.89,
  'photograph 300 × 200, grey': -21.34,
  'drawing 300 × 200, nothing': 100.0,
  'drawing 300 × 200, few levels': 79.89,
  'drawing 300 × 200, noisy': 80.76,
  'drawing 300 × 200, very noisy': 43.36,
  'drawing 300 × 200, blurred': 73.8,
  'drawing 300 × 200, blocks with half the detail': -63.51,
  'drawing 300 × 200, colours of another pixel': 57.22,
  'drawing 300 × 200, grey': 9.48,
  'photograph 97 × 61, nothing': 100.0,
  'photograph 97 × 61, few levels': 58.6,
  'photograph 97 × 61, noisy': 44.97,
  'photograph 97 × 61, very noisy': -20.1,
  'photograph 97 × 61, blurred': 85.35,
  'photograph 97 × 61, blocks with half the detail': 58.11,
  'photograph 97 × 61, colours of another pixel': 73.61,
  'photograph 97 × 61, grey': 25.02,
  'drawing 97 × 61, nothing': 100.0,
  'drawing 97 × 61, few levels': 62.95,
  'drawing 97 × 61, noisy': 54.35,
  'drawing 97 × 61, very noisy': -14.37,
  'drawing 97 × 61, blurred': 82.5,
  'drawing 97 × 61, blocks with half the detail': 7.12,
  'drawing 97 × 61, colours of another pixel': 15.13,
  'drawing 97 × 61, grey': 7.72,
  'photograph 33 × 240, nothing': 100.0,
  'photograph 33 × 240, few levels': -1.53,
  'photograph 33 × 240, noisy': -29.92,
  'photograph 33 × 240, very noisy': -84.57,
  'photograph 33 × 240, blurred': 69.98,
  'photograph 33 × 240, blocks with half the detail': 35.25,
  'photograph 33 × 240, colours of another pixel': 44.25,
  'photograph 33 × 240, grey': -43.07,
  'drawing 33 × 240, nothing': 100.0,
  'drawing 33 × 240, few levels': 6.46,
  'drawing 33 × 240, noisy': -15.39,
  'drawing 33 × 240, very noisy': -73.08,
  'drawing 33 × 240, blurred': 84.28,
  'drawing 33 × 240, blocks with half the detail': 36.58,
  'drawing 33 × 240, colours of another pixel': -47.87,
  'drawing 33 × 240, grey': -20.5,
  'photograph 16 × 9, nothing': 100.0,
  'photograph 16 × 9, few levels': 93.94,
  'photograph 16 × 9, noisy': 93.66,
  'photograph 16 × 9, very noisy': 82.8,
  'photograph 16 × 9, blurred': 94.86,
  'photograph 16 × 9, blocks with half the detail': 84.49,
  'photograph 16 × 9, colours of another pixel': 94.0,
  'photograph 16 × 9, grey': 90.55,
  'drawing 16 × 9, nothing': 100.0,
  'drawing 16 × 9, few levels': 94.44,
  'drawing 16 × 9, noisy': 94.24,
  'drawing 16 × 9, very noisy': 89.79,
  'drawing 16 × 9, blurred': 90.01,
  'drawing 16 × 9, blocks with half the detail': 86.55,
  'drawing 16 × 9, colours of another pixel': 88.37,
  'drawing 16 × 9, grey': 85.27,
  'photograph 8 × 8, nothing': 100.0,
  'photograph 8 × 8, few levels': 94.69,
  'photograph 8 × 8, noisy': 93.99,
  'photograph 8 × 8, very noisy': 84.92,
  'photograph 8 × 8, blurred': 95.25,
  'photograph 8 × 8, blocks with half the detail': 80.43,
  'photograph 8 × 8, colours of another pixel': 94.2,
  'photograph 8 × 8, grey': 90.78,
  'drawing 8 × 8, nothing': 100.0,
  'drawing 8 × 8, few levels': 95.64,
  'drawing 8 × 8, noisy': 93.94,
  'drawing 8 × 8, very noisy': 89.11,
  'drawing 8 × 8, blurred': 90.47,
  'drawing 8 × 8, blocks with half the detail': 89.19,
  'drawing 8 × 8, colours of another pixel': 80.91,
  'drawing 8 × 8, grey': 95.28,
  'smooth 600 × 400, a step off here and there': 94.61,
  'smooth 600 × 400, steps of two': 90.04,
};

test('agrees with the published tool', async () => {
  const cases = await similarityCases();
  expect(cases.map(({ name }) => name)).toEqual(Object.keys(published));
  for (const { name, source, result } of cases)
    expect(Math.abs(similarity(source, result) - published[name]!), name).toBeLessThan(0.4);
});

describe('what can be compared', () => {
  test('one source with many results, in any order', async () => {
    const [same, levels, noisy] = await similarityCases();
    const compare = compareWith(same!.source);
    const first = compare(levels!.result);
    expect(compare(same!.result)).toBe(100);
    expect(compare(noisy!.result)).toBeCloseTo(published[noisy!.name]!, 0);
    expect(compare(levels!.result)).toBe(first);
  });

  test('grey with colours, opaque with transparency that hides nothing', async () => {
    const { data, width, height } = await pixelsOf(3);
    const grey = bytes(width * height, (i) => data[3 * i]!);
    const colours = bytes(3 * width * height, (i) => grey[Math.floor(i / 3)]!);
    const opaque = bytes(2 * width * height, (i) => (i % 2 === 0 ? grey[i / 2]! : 255));
    expect(
      similarity({ data: grey, width, height, channels: 1 }, { data: colours, width, height, channels: 3 }),
    ).toBe(100);
    expect(
      similarity({ data: opaque, width, height, channels: 2 }, { data: grey, width, height, channels: 1 }),
    ).toBe(100);
  });

  test('a side below 8 pixels', () => {
    const source: Pixels = {
      data: Buffer.from([200, 30, 30, 30, 30, 200]),
      width: 2,
      height: 1,
      channels: 3,
    };
    const other: Pixels = { ...source, data: Buffer.from([90, 90, 90, 30, 30, 200]) };
    expect(similarity(source, source)).toBe(100);
    expect(similarity(source, other)).toBeLessThan(90);
  });

  test('not pictures of different sizes', async () => {
    const source = await pixelsOf(3);
    expect(() => similarity(source, { ...source, width: source.width - 1 })).toThrow(/same size/);
  });
});

test('of transparent pictures the ground on which they look worse counts', async () => {
  const source = await pixelsOf(4);
  const { data, width, height } = source;
  // Where nothing is seen of it, colour does not matter; what is half seen does, differently on dark and bright.
  const hidden = Buffer.from(
    data.map((value, i) => (i % 4 < 3 && data[i - (i % 4) + 3] === 0 ? 255 - value : value)),
  );
  expect(similarity(source, { ...source, data: hidden })).toBe(100);
  const half = Buffer.from(data.map((value, i) => (i % 4 === 3 && value === 0 ? 60 : value)));
  const shown = similarity(source, { ...source, data: half });
  const onGround = (pixels: Buffer, ground: number): Pixels => ({
    data: bytes(3 * width * height, (i) => {
      const at = 4 * Math.floor(i / 3);
      const alpha = pixels[at + 3]! / 255;
      return Math.round(alpha * pixels[at + (i % 3)]! + (1 - alpha) * ground * 255);
    }),
    width,
    height,
    channels: 3,
  });
  const grounds = [0.1, 0.9].map((ground) => similarity(onGround(data, ground), onGround(half, ground)));
  expect(Math.abs(shown - Math.min(...grounds))).toBeLessThan(1);
  expect(Math.abs(grounds[0]! - grounds[1]!)).toBeGreaterThan(1);
});

test('a large picture is measured on tiles of it, and comes out nearly the same', async () => {
  const { data, width, height } = await pixelsOf(3, 1000, 700);
  const source: Pixels = { data, width, height, channels: 3 };
  const result = { ...source, data: Buffer.from(data.map((value) => 12 * Math.round(value / 12))) };
  const whole = similarity(source, result);
  for (const tiles of [200_000, 80_000]) {
    const part = similarity(source, result, { wholeRows: 0, tiles });
    expect(part).not.toBe(whole);
    expect(Math.abs(part - whole)).toBeLessThan(1);
  }
});

test('a picture wider than whole rows are measured in is measured anyway', () => {
  const width = 8200;
  const source: Pixels = { data: bytes(width * 8, (i) => (i * 31) % 200), width, height: 8, channels: 1 };
  const result = { ...source, data: bytes(width * 8, (i) => ((i * 31) % 200) + (i % 3)) };
  const wide = similarity(source, result);
  const narrow = { width: 8192, height: 8, channels: 1 } as const;
  const cut = ({ data }: Pixels): Pixels => ({
    data: Buffer.concat([...Array(8).keys()].map((y) => data.subarray(y * width, y * width + narrow.width))),
    ...narrow,
  });
  expect(Math.abs(wide - similarity(cut(source), cut(result)))).toBeLessThan(1);
});

async function pixelsOf(channels: 3 | 4, width = 160, height = 120): Promise<Pixels> {
  return { data: await photograph(width, height, channels).raw().toBuffer(), width, height, channels };
}

function bytes(length: number, valueAt: (index: number) => number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, i) => valueAt(i)));
}
