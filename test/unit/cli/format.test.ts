import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeProgress } from '../../../cli/format/describe-progress.ts';
import { formatTable } from '../../../cli/format/format-table.ts';
import { formatBytes } from '../../../src/format/format-bytes.ts';
import { formatDuration } from '../../../src/format/format-duration.ts';
import { formatPercent } from '../../../src/format/format-percent.ts';

describe('formatBytes', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [9994, '9.99 kB'],
    [9996, '10.0 kB'],
    [99_960, '100 kB'],
    [999_499, '999 kB'],
    [999_600, '1.00 MB'],
    [1_536_000, '1.54 MB'],
    [-2_500, '-2.50 kB'],
    [5e15, '5000 TB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test('never shows more than three digits below a terabyte, and is within half a percent', () => {
    const factor: Record<string, number> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_000_000_000_000 }), (bytes) => {
        const [number, unit] = formatBytes(bytes).split(' ');
        expect(number?.replace('.', '').length).toBeLessThanOrEqual(3);
        const shown = Number(number) * (factor[unit ?? ''] ?? Number.NaN);
        expect(Math.abs(shown - bytes) / bytes).toBeLessThanOrEqual(0.005);
      }),
    );
  });
});

test.each([
  [0.5213, '52.1%'],
  [0, '0.0%'],
  [1, '100.0%'],
  [0.99999, '99.9%'],
  [0.00001, '0.1%'],
  [-0.034, '-3.4%'],
  [null, '-'],
  [undefined, '-'],
  [Number.NaN, '-'],
])('a share of %s is %s', (share, text) => {
  expect(formatPercent(share)).toBe(text);
});

test.each([
  [0.04, '0.0 s'],
  [-1, '0.0 s'],
  [9.94, '9.9 s'],
  [9.97, '10 s'],
  [59.4, '59 s'],
  [59.6, '1 min 00 s'],
  [185, '3 min 05 s'],
  [3599.7, '1 h 00 min'],
  [7645, '2 h 07 min'],
  [null, '-'],
  [Number.POSITIVE_INFINITY, '-'],
])('%s seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

describe('formatTable', () => {
  test('lines numbers up at the right and text at the left', () => {
    const columns = [{ title: 'Product' }, { title: 'Images', numeric: true }, { title: 'Outcome' }];
    const rows = [
      ['Mug', '2', 'target met'],
      ['Café chair', '12', ''],
    ];
    expect(formatTable(columns, rows)).toBe(
      [
        'Product     Images  Outcome',
        '----------  ------  ----------',
        'Mug              2  target met',
        'Café chair      12',
      ].join('\n'),
    );
  });

  test('neither lets a cell break the layout nor reach the terminal', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }), (cells) => {
        const lines = formatTable(
          [{ title: 'A' }],
          cells.map((cell) => [cell]),
        ).split('\n');
        expect(lines).toHaveLength(cells.length + 2);
        for (const line of lines) expect(line).not.toMatch(/\p{Cc}/u);
      }),
    );
    expect(formatTable([{ title: 'A' }], [['\x1b[2Jgone\nnext']])).toBe('A\n-------------\n [2Jgone next');
  });

  test('cuts a long cell', () => {
    const [, , row] = formatTable([{ title: 'A' }], [['x'.repeat(100)]], 10).split('\n');
    expect(row).toBe(`${'x'.repeat(9)}…`);
  });
});

describe('describeProgress', () => {
  const start = {
    images: 30,
    imagesSucceeded: 0,
    imagesFailed: 0,
    imagesSkipped: 0,
    bytesIn: 0,
    bytesOut: 0,
  };

  test('says only what is known', () => {
    const unknown = { savedRatio: null, imagesPerSecond: null, secondsLeft: null };
    expect(describeProgress({ ...start, ...unknown })).toBe('0/30 images');
  });

  test('tells images, savings, rate, time left and failures', () => {
    const figures = {
      ...start,
      imagesSucceeded: 10,
      imagesFailed: 1,
      imagesSkipped: 1,
      bytesIn: 2_400_000,
      bytesOut: 1_160_000,
      savedRatio: 0.5167,
      imagesPerSecond: 8.06,
      secondsLeft: 2.2,
    };
    expect(describeProgress(figures)).toBe(
      '12/30 images, saved 1.24 MB (51.7%), 8.1 images/s, 2.2 s left, 1 failed',
    );
  });

  test('claims no time left when everything is done', () => {
    expect(describeProgress({ ...start, imagesSucceeded: 30, secondsLeft: 0 })).toBe('30/30 images');
  });
});
