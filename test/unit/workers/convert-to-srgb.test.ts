import { describe, expect, test } from 'vitest';
import { cicpColourSpace, srgbPrimaries } from '../../../workers/colour/cicp-colour-space.ts';
import type { ColourSpace } from '../../../workers/colour/colour-space.ts';
import { convertToSrgb } from '../../../workers/colour/convert-to-srgb.ts';
import { inksToSrgb } from '../../../workers/colour/inks-to-srgb.ts';
import { primariesToSrgb } from '../../../workers/colour/primaries-to-srgb.ts';

/** Numbers in a file, and what Chromium 156 draws for them on a canvas, by code points and peak (cd/m²). */
const colours = [
  [17, 17, 17],
  [136, 136, 136],
  [238, 238, 238],
  [204, 68, 34],
  [51, 119, 187],
  [68, 204, 102],
];
const shown: readonly (readonly [[number, number, number?], number[][]])[] = [
  [
    [4, 13],
    [
      [17, 17, 17],
      [136, 136, 136],
      [238, 238, 238],
      [240, 57, 0],
      [0, 127, 191],
      [0, 201, 95],
    ],
  ],
  [
    [9, 13],
    [
      [17, 17, 17],
      [136, 136, 136],
      [238, 238, 238],
      [251, 0, 4],
      [0, 124, 194],
      [0, 214, 83],
    ],
  ],
  [
    [10, 13],
    [
      [17, 17, 17],
      [136, 136, 136],
      [238, 238, 238],
      [255, 0, 59],
      [0, 159, 193],
      [0, 255, 46],
    ],
  ],
  [
    [11, 13],
    [
      [17, 17, 17],
      [136, 136, 136],
      [238, 238, 238],
      [216, 53, 7],
      [23, 121, 192],
      [0, 208, 88],
    ],
  ],
  [
    [12, 13],
    [
      [17, 17, 17],
      [136, 136, 136],
      [238, 238, 238],
      [221, 52, 4],
      [0, 121, 193],
      [0, 207, 88],
    ],
  ],
  [
    [22, 13],
    [
      [17, 17, 17],
      [136, 136, 136],
      [238, 238, 238],
      [206, 73, 33],
      [48, 121, 187],
      [59, 200, 102],
    ],
  ],
  [
    [1, 1],
    [
      [5, 5, 5],
      [129, 129, 129],
      [237, 237, 237],
      [201, 58, 22],
      [40, 112, 183],
      [58, 201, 94],
    ],
  ],
  [
    [1, 4],
    [
      [9, 9, 9],
      [137, 137, 137],
      [239, 239, 239],
      [205, 66, 28],
      [48, 120, 188],
      [66, 205, 102],
    ],
  ],
  [
    [1, 5],
    [
      [2, 2, 2],
      [115, 115, 115],
      [234, 234, 234],
      [193, 44, 12],
      [27, 97, 173],
      [44, 193, 78],
    ],
  ],
  [
    [1, 7],
    [
      [35, 35, 35],
      [148, 148, 148],
      [240, 240, 240],
      [210, 85, 52],
      [69, 133, 195],
      [85, 210, 117],
    ],
  ],
  [
    [1, 8],
    [
      [73, 73, 73],
      [193, 193, 193],
      [247, 247, 247],
      [231, 141, 102],
      [124, 182, 222],
      [141, 231, 170],
    ],
  ],
  [
    [1, 17],
    [
      [3, 3, 3],
      [127, 127, 127],
      [245, 245, 245],
      [205, 53, 17],
      [35, 108, 185],
      [53, 205, 89],
    ],
  ],
  [
    [1, 16],
    [
      [1, 1, 1],
      [153, 153, 153],
      [255, 255, 255],
      [255, 19, 2],
      [10, 80, 255],
      [14, 255, 41],
    ],
  ],
  [
    [1, 18],
    [
      [3, 3, 3],
      [107, 107, 107],
      [241, 241, 241],
      [191, 53, 24],
      [38, 91, 161],
      [58, 206, 88],
    ],
  ],
  [
    [9, 16],
    [
      [1, 1, 1],
      [153, 153, 153],
      [255, 255, 255],
      [255, 0, 0],
      [0, 78, 255],
      [0, 255, 0],
    ],
  ],
  [
    [9, 18],
    [
      [3, 3, 3],
      [107, 107, 107],
      [241, 241, 241],
      [239, 0, 0],
      [0, 94, 166],
      [0, 214, 59],
    ],
  ],
  [
    [12, 18],
    [
      [3, 3, 3],
      [107, 107, 107],
      [241, 241, 241],
      [209, 34, 0],
      [0, 93, 166],
      [0, 209, 67],
    ],
  ],
  [
    [9, 16, 4000],
    [
      [1, 1, 1],
      [153, 153, 153],
      [255, 255, 255],
      [255, 0, 0],
      [0, 68, 233],
      [0, 248, 0],
    ],
  ],
  [
    [9, 16, 100],
    [
      [2, 2, 2],
      [208, 208, 208],
      [255, 255, 255],
      [255, 0, 0],
      [0, 156, 255],
      [0, 255, 0],
    ],
  ],
  [
    [9, 18, 4000],
    [
      [3, 3, 3],
      [107, 107, 107],
      [217, 217, 217],
      [239, 0, 0],
      [0, 94, 166],
      [0, 210, 57],
    ],
  ],
];

describe.each(shown)('code points and peak %j', ([primaries, transfer, peak = null], expected) => {
  const space = cicpColourSpace(primaries, transfer, peak)!;

  test('are shown as Chromium does, of 8 bits and of 16, with alpha and without', () => {
    for (const scale of [1, 257]) {
      for (const alpha of [[], [200 * scale]]) {
        const values = colours.flatMap((colour) => [...colour.map((value) => value * scale), ...alpha]);
        const pixels = scale === 1 ? Uint8Array.from(values) : Uint16Array.from(values);
        const channels = alpha.length === 0 ? 3 : 4;
        const result = [...convertToSrgb(pixels, channels, space)];
        const wanted = expected.flatMap((colour) => (channels === 4 ? [...colour, 200] : colour));
        expect(result).toHaveLength(wanted.length);
        expect(Math.max(...result.map((value, i) => Math.abs(value - wanted[i]!)))).toBeLessThanOrEqual(3);
      }
    }
  });

  test('are the same in grey', () => {
    for (const alpha of [[], [7]]) {
      const grey = Uint8Array.from([17, ...alpha, 136, ...alpha, 238, ...alpha]);
      const result = [...convertToSrgb(grey, alpha.length === 0 ? 1 : 2, space)];
      const wanted = expected.slice(0, 3).flatMap(([value = 0]) => [value, ...alpha]);
      expect(Math.max(...result.map((value, i) => Math.abs(value - wanted[i]!)))).toBeLessThanOrEqual(2);
    }
  });
});

test('sRGB stays what it is, of all values', () => {
  const space: ColourSpace = { primaries: srgbPrimaries, transfer: { curve: 'srgb' }, peak: null };
  const all = Uint8Array.from({ length: 768 }, (_, i) => (i * 7) % 256);
  expect([...convertToSrgb(Uint8Array.from(all), 3, space)]).toEqual([...all]);
  const deep = Uint16Array.from(all, (value) => value * 257);
  expect([...convertToSrgb(deep, 3, space)]).toEqual([...all]);
});

test('code points that browsers do not show are no colour space', () => {
  for (const [primaries, transfer] of [
    [2, 13],
    [1, 2],
    [0, 1],
    [1, 9],
    [1, 12],
    [23, 13],
  ] as const) {
    expect(cicpColourSpace(primaries, transfer, null)).toBeNull();
  }
});

test('primaries that span no colours are none', () => {
  const white = [0.3127, 0.329] as const;
  const red = [0.64, 0.33] as const;
  expect(primariesToSrgb([white, red, red, [0.15, 0.06]])).toBeNull();
  expect(primariesToSrgb([[0, 0], red, [0.3, 0.6], [0.15, 0.06]])).toBeNull();
  expect(primariesToSrgb([white, red, [30, 60], [0.15, 0.06]])).toBeNull();
  for (const [i, row] of primariesToSrgb(srgbPrimaries)!.entries()) {
    row.forEach((value, j) => expect(value).toBeCloseTo(i === j ? 1 : 0, 6));
  }
});

test('inks multiply', () => {
  const inks = Buffer.from([0, 0, 0, 0, 255, 0, 0, 0, 0, 128, 255, 0, 10, 20, 30, 255, 51, 102, 153, 51]);
  expect([...inksToSrgb(inks)]).toEqual([255, 255, 255, 0, 255, 255, 255, 127, 0, 0, 0, 0, 163, 122, 82]);
});
