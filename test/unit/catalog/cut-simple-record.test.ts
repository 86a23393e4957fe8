import fc from 'fast-check';
import { parseString } from 'fast-csv';
import { expect, it } from 'vitest';
import { cutSimpleRecord } from '../../../src/catalog/cut-simple-record.ts';

it.each<[string, string[] | null]>([
  ['a', ['a']],
  ['a,b', ['a', 'b']],
  [',', ['', '']],
  ['"a,b",c,', ['a,b', 'c', '']],
  [',"a\nb"', ['', 'a\nb']],
  ['"",""', ['', '']],
  ['"a""b"', null],
  [' "a"', null],
  ['"a" ,b', null],
  ['27" screen,b', null],
])('%j', (record, cells) => {
  expect(cutSimpleRecord(record, ',')).toEqual(cells);
});

it('cuts as fast-csv does, but for white space alone, which it drops and every reader here trims', async () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'ö', ' ', "'", ';', '\t') }),
    fc.string({ unit: fc.constantFrom('a', ',', '\n', '\r\n', ' ', 'ö') }).map((text) => `"${text}"`),
    fc.string({ unit: fc.constantFrom('a', ' ', '"', '""') }),
  );
  let simple = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 6 }), async (cells) => {
      const record = cells.join(',');
      const cut = cutSimpleRecord(record, ',');
      if (cut === null || record.trim() === '') return;
      simple += 1;
      const rows = await new Promise<string[][]>((resolve, reject) => {
        const found: string[][] = [];
        parseString(`${record}\n`, { headers: false })
          .on('error', reject)
          .on('data', (row: string[]) => found.push(row))
          .on('end', () => resolve(found));
      });
      const trimmed = (found: readonly string[]) => found.map((one) => one.trim());
      expect(rows.map(trimmed)).toEqual([trimmed(cut)]);
    }),
    { numRuns: 1000 },
  );
  expect(simple).toBeGreaterThan(100);
});
