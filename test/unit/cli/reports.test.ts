import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { describeRejection } from '../../../cli/describe-rejection.ts';
import { describeWarnings } from '../../../cli/describe-warnings.ts';
import { openCatalogue } from '../../../cli/open-catalogue.ts';
import { progressDisplay } from '../../../cli/progress-display.ts';
import { savingsTable } from '../../../cli/savings-table.ts';
import { describeTerminal } from '../../../cli/terminal.ts';

const error = { code: 'UNSUPPORTED_SCHEME', severity: 'ERROR' };
const warnings = (code: string, times: number) =>
  Array.from({ length: times }, (_, at) => ({ code, severity: 'WARNING', line: at + 2, message: 'Look.' }));

test('a rejected catalogue is shown line by line', () => {
  const shown = describeRejection({
    code: 'CSV_REJECTED',
    message: '102 rows cannot be taken.',
    totalIssues: 102,
    issues: [
      { ...error, line: 7, column: 'Photo', value: 'ftp://a/b.jpg', message: 'Use http:// or https://.' },
      { code: 'RAGGED_ROW', severity: 'ERROR', line: 12, message: 'Give all 3 cells.' },
    ],
  });
  expect(shown).toContain('102 rows cannot be taken. (CSV_REJECTED)');
  expect(shown).toMatch(/^102 errors$/m);
  expect(shown).toMatch(/^ {3}7 {2}Photo +ftp:\/\/a\/b\.jpg +Use http:\/\/ or https:\/\/\.$/m);
  expect(shown).toMatch(/^ {2}12 +Give all 3 cells\.$/m);
  expect(shown).toContain('… and 100 more.');
});

test('warnings beside errors are one line, and no row of the table', () => {
  const shown = describeRejection({
    code: 'CSV_REJECTED',
    message: '1 row cannot be taken.',
    totalIssues: 4,
    issues: [
      { ...error, line: 7, column: 'Photo', value: 'ftp://a/b.jpg', message: 'Use http:// or https://.' },
      ...warnings('NO_URL', 3),
    ],
  });
  expect(shown).toMatch(/^1 error$/m);
  expect(shown).toMatch(/\n\n3 warnings: 3 products have no image$/);
  expect(shown).not.toContain('Look.');
  expect(shown).not.toContain('more');
});

test('what a file brings along sends nothing to the terminal but text', () => {
  const evil = '\u001b]0;title\u0007\u001b[2J\u009b31m\u202egpj\r\n';
  const shown = describeRejection({
    code: 'CSV_REJECTED',
    message: `There is no column "${evil}".`,
    totalIssues: 1,
    issues: [{ ...error, line: 2, column: evil, value: evil, message: `Not ${evil}.` }],
  });
  expect(shown).toContain('[2J');
  // The table's own line breaks stay.
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(shown.split('\n')).toHaveLength(6);
});

test.each([
  [[], 0, null],
  [[{ ...error }], 1, null],
  [warnings('NO_URL', 1), 1, '1 warning: 1 product has no image'],
  [
    [{ ...error }, ...warnings('NO_URL', 2), ...warnings('RAGGED_ROW', 1)],
    4,
    '3 warnings: 2 products have no image, 1 row has too few or too many cells',
  ],
  [warnings('EMPTY_NAME', 100), 1234, '1234 warnings: 100 products have no name, 1134 more'],
  [warnings('SOMETHING_NEW', 2), 2, '2 warnings: 2 × something new'],
])('warnings are counted by kind in one line', (issues, total, line) => {
  expect(describeWarnings(issues, total)).toBe(line);
});

test('the savings are told a product, in the order of the file, with the causes of failures', () => {
  const image = { inputUrl: 'https://shop.example/a.jpg', error: null };
  const table = savingsTable(
    [
      {
        line: 3,
        name: 'Lamp',
        images: [
          { ...image, status: 'SUCCEEDED', outcome: 'TARGET_MET', bytesIn: 1000, bytesOut: 490 },
          { ...image, status: 'FAILED', error: { code: 'NOT_FOUND', message: 'It answered 404.' } },
        ],
      },
      {
        line: 2,
        name: null,
        images: [{ ...image, status: 'SUCCEEDED', outcome: 'KEPT_ORIGINAL', bytesIn: 500, bytesOut: 500 }],
      },
    ],
    { images: 3, bytesIn: 1500, bytesOut: 990 },
  );
  const lines = table.split('\n');
  expect(lines[2]).toMatch(/^line 2 +1 +500 B +500 B +0\.0% +1 kept original$/);
  expect(lines[3]).toMatch(/^Lamp +2 +1\.00 kB +490 B +51\.0% +1 target met, 1 failed$/);
  expect(lines[4]).toMatch(/^All +3 +1\.50 kB +990 B +34\.0%$/);
  expect(lines.at(-1)).toMatch(/^Lamp +https:\/\/shop\.example\/a\.jpg +NOT_FOUND +It answered 404\.$/);
});

test('where it was measured, the savings say how the results look, a product by its worst image', () => {
  const image = { inputUrl: 'https://shop.example/a.jpg', status: 'SUCCEEDED', outcome: 'TARGET_MET' };
  const sizes = { bytesIn: 1000, bytesOut: 490 };
  const product = (line: number, ...similarities: (number | null)[]) => ({
    line,
    name: `Lamp ${line}`,
    images: similarities.map((similarity) => ({ ...image, ...sizes, similarity })),
  });
  const table = savingsTable(
    [product(2, 91.5), product(3, 90, 84.26), product(4, 66), product(5, 12), product(6, null)],
    { images: 6, bytesIn: 6000, bytesOut: 2940 },
  );
  const looks = table.split('\n').map((line) => line.split(/ {2,}/).at(-1));
  expect(looks[0]).toBe('Looks');
  expect(looks.slice(2, 7)).toEqual([
    'looks the same (91.5)',
    'very close (84.3)',
    'visible at second look (66.0)',
    'visible at once (12.0)',
    '-',
  ]);
});

test('a terminal is drawn on only where it can be, in colour only where it is wanted', () => {
  const tty = Object.assign(new PassThrough(), { isTTY: true });
  expect(describeTerminal(tty, {})).toMatchObject({ interactive: true, colour: true });
  expect(describeTerminal(tty, { NO_COLOR: '1' })).toMatchObject({ interactive: true, colour: false });
  expect(describeTerminal(tty, { NO_COLOR: '' })).toMatchObject({ interactive: true, colour: true });
  expect(describeTerminal(tty, { TERM: 'dumb' })).toMatchObject({ interactive: false, colour: false });
  expect(describeTerminal(new PassThrough(), {})).toMatchObject({ interactive: false, colour: false });
});

const figures = { images: 4, imagesFailed: 0, imagesSkipped: 0, bytesIn: 0, bytesOut: 0 };

test('progress without a terminal is plain lines, the last figures always among them', async () => {
  const stream = new PassThrough();
  const display = progressDisplay({ stream, interactive: false, colour: false });
  for (const imagesSucceeded of [0, 1, 2, 4]) display.update({ ...figures, imagesSucceeded });
  display.stop();
  stream.end();
  const lines = (await text(stream)).split('\n');
  expect(lines[0]).toBe('0/4 images');
  expect(lines.at(-2)).toBe('4/4 images');
  expect(lines.at(-1)).toBe('');
});

test.each([true, false])('progress on a terminal is a bar that ends full (colour: %s)', async (colour) => {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    columns: 200,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const display = progressDisplay({ stream, interactive: true, colour });
  for (const imagesSucceeded of [0, 2, 4]) display.update({ ...figures, imagesSucceeded });
  display.stop();
  stream.end();
  const drawn = await text(stream);
  expect(drawn).toContain('100% 4/4 images');
  expect(drawn.includes('\x1b[36m')).toBe(colour);
});

test('the sample points to where its images are served', async () => {
  const sample = await openCatalogue(undefined, 'http://127.0.0.1:55555');
  const csv = await sample.text();
  expect(csv).toContain('"http://127.0.0.1:55555/tile,w_800/lamp.jpg,http://127.0.0.1:55555/lamp-lit.jpg"');
  expect(csv).not.toContain(':4001');
});

test('a file that is not there is told by its name', async () => {
  await expect(openCatalogue('no-such.csv', '')).rejects.toThrow('Cannot read no-such.csv');
});
