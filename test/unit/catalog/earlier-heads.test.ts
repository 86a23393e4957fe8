import { expect, it } from 'vitest';
import { appendOutputColumn } from '../../../src/catalog/append-output-column.ts';
import { failedRows } from '../../../src/catalog/failed-rows.ts';
import type { CatalogHead } from '../../../src/domain/catalog-head.ts';
import { chunksOf } from './chunks-of.ts';

/** As a server stored it that took fewer sheets: its requests have to be written as it read them. */
const head = {
  format: 'SHOPIFY_LEGACY',
  dialect: { delimiter: ',', lineEnd: '\n', bom: false },
  columns: ['Handle', 'Title', 'Image Src'],
  imageColumns: [2],
  nameColumn: 1,
  serialNumberColumn: 0,
  rules: {
    cells: { blank: true, paths: false, backslash: false, quotes: false, apostrophe: false },
    group: { kind: 'SAME', column: 0 },
  },
} as const satisfies CatalogHead;

const csv = [
  'Handle,Title,Image Src',
  'mug,Mug,https://a.test/1;https://a.test/2',
  'mug,,',
  'nameless,,https://a.test/3',
  'nameless,Too late,https://a.test/3',
  'cup,Cup',
  'jug,Jug,a.jpg',
  'jar,Jar,https://a.test/4 https://a.test/5',
  'pot,Pot,n/a',
  'pan,Pan,"https://a.test/6,https://a.test/7"',
].join('\n');

async function written(write: typeof appendOutputColumn, given: CatalogHead, outputs: (string | null)[][]) {
  async function* each() {
    yield* outputs;
  }
  const iterator = each();
  const parts: Uint8Array[] = [];
  for await (const part of write({ bytes: chunksOf(csv), head: given, outputs: iterator })) parts.push(part);
  expect((await iterator.next()).done, 'every output was used').toBe(true);
  return Buffer.concat(parts).toString().split('\n');
}

it('a request from before has the products that it was read with', async () => {
  const lines = await written(appendOutputColumn, head, [['o1'], ['o6', 'o7']]);
  const added = ['Output Image Urls', 'o1', '', '', '', '', '', '', '', '"o6,o7"'];
  expect(lines).toEqual(csv.split('\n').map((line, i) => `${line},${added[i]}`));
});

it('its skipped rows are among the failed ones', async () => {
  const lines = await written(failedRows, head, [[null], [null, 'NOT_FOUND']]);
  expect(lines.map((line) => line.split(',')[0]).filter((handle) => handle !== '')).toEqual([
    'Handle',
    'nameless',
    'nameless',
    'cup',
    'jug',
    'jar',
    'pot',
    'pan',
  ]);
});

it('one from the first days, without rules, has rows without an image skipped', async () => {
  const { rules: _, ...first } = head;
  const lines = await written(appendOutputColumn, { ...first, nameColumn: null }, [
    ['o1'],
    ['o3'],
    ['o3'],
    ['o6', 'o7'],
  ]);
  expect(lines[2]).toBe('mug,,,');
});
