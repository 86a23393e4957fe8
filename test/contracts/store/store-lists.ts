import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Image, ImageOutcome, ImageStatus } from '../../../src/domain/image.ts';
import { InvalidInputError } from '../../../src/domain/invalid-input-error.ts';
import type { Product, ProductStatus } from '../../../src/domain/product.ts';
import type { ProductQuery } from '../../../src/domain/product-query.ts';
import type { Store } from '../../../src/store/store.ts';
import { expectedList } from './product-list-model.ts';
import { failed, products, settlementOf, stagedProduct, submit, succeeded } from './store-fixtures.ts';

const names = [
  'Leather Shoe',
  'Crème brûlée',
  'Red shirt',
  'red-and-blue SHOE',
  'Straße 7',
  '',
  'OR "NOT" *',
];
const searches = [
  'sho',
  'creme',
  'BRÛ',
  'red sh',
  'sku/3',
  'SKU/1',
  '"',
  'or not',
  '*',
  ' ',
  'NEAR(',
  'w1_red',
  '7',
];
const statuses: ProductStatus[] = ['PENDING', 'SUCCEEDED', 'PARTIALLY_FAILED', 'FAILED', 'CANCELED'];
const imageStatuses: ImageStatus[] = ['PENDING', 'SUCCEEDED', 'FAILED', 'SKIPPED'];
const outcomes: ImageOutcome[] = ['TARGET_MET', 'BEST_EFFORT', 'KEPT_ORIGINAL'];
const orders = ['FILE', 'FINISHED', 'MOST_SAVED', 'LEAST_SAVED'] as const;

function maybe<T>(values: readonly T[]): fc.Arbitrary<T | undefined> {
  return fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
}

const query: fc.Arbitrary<ProductQuery> = fc.record({
  filter: fc.record({
    status: maybe(statuses),
    imageStatus: maybe(imageStatuses),
    outcome: maybe(outcomes),
    search: maybe(searches),
  }),
  order: fc.constantFrom(...orders),
});

/** A catalogue in the middle of its work, with every kind of result and many ties. */
async function mixedRequest(store: Store): Promise<string> {
  const staged = Array.from({ length: 60 }, (_, position) =>
    stagedProduct(position, {
      name: names[position % names.length] ?? null,
      serialNumber: position % 5 === 4 ? null : `SKU/${position % 9}`,
      images: [0, 1].map((n) => ({
        inputUrl: `https://cdn.example.com/${position}/${n}`,
        status: 'PENDING',
      })),
    }),
  );
  const id = await submit(store, staged);
  const claims = await store.claim(id, 45);
  const shuffled = claims
    .map((claim, n) => ({ claim, n }))
    .sort((a, b) => ((a.n * 7) % 45) - ((b.n * 7) % 45));
  await store.settle(shuffled.map(({ claim, n }) => settlementOf(claim, (image) => result(image, n))));
  return id;
}

function result({ inputUrl }: Image, n: number): Image {
  const second = inputUrl.endsWith('/1');
  if (n % 4 === 0 || (n % 4 === 1 && second)) return failed(inputUrl);
  if (n % 7 === 0 && second) return { inputUrl, status: 'SKIPPED' };
  return succeeded(inputUrl, 100 * (n % 4), outcomes[(n + Number(second)) % 3]);
}

/** Follows the cursors to the end. */
async function walk(store: Store, id: string, asked: ProductQuery, first: number): Promise<number[]> {
  const found: number[] = [];
  let after: string | null = null;
  for (;;) {
    const page = await store.listProducts(id, asked, { first, after, offset: 0 });
    found.push(...page.items.map(({ item }) => item.position));
    expect(page.hasPreviousPage).toBe(after !== null && page.totalCount > 0);
    const last = page.items.at(-1);
    if (!page.hasNextPage) return found;
    if (last === undefined) throw new Error('A page says there is more and is empty');
    after = last.cursor;
  }
}

export function storeLists(store: () => Store): void {
  it('lists every filter in every order as plain filtering and sorting would, page by page', async () => {
    const id = await mixedRequest(store());
    await mixedRequest(store()); // The same words and facets in another request must not show.
    const all: Product[] = await store().readFile(id, 0, 1000);
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 25 }), fc.nat(70), async (asked, first, offset) => {
        const expected = expectedList(all, asked);
        expect(await walk(store(), id, asked, first)).toEqual(expected);
        const jump = await store().listProducts(id, asked, { first, after: null, offset });
        expect(jump.items.map(({ item }) => item.position)).toEqual(expected.slice(offset, offset + first));
        expect(jump.totalCount).toBe(expected.length);
        expect(jump.hasNextPage).toBe(expected.length > offset + first);
      }),
      { numRuns: 150 },
    );
  });

  it('counts an offset from the cursor on', async () => {
    const id = await submit(store(), products(10));
    const asked: ProductQuery = { filter: {}, order: 'FILE' };
    const { items } = await store().listProducts(id, asked, { first: 2, after: null, offset: 0 });
    const after = items[1]?.cursor ?? null;
    const next = await store().listProducts(id, asked, { first: 3, after, offset: 4 });
    expect(next.items.map(({ item }) => item.position)).toEqual([6, 7, 8]);
  });

  it.each(['FILE', 'MOST_SAVED'] as const)(
    'refuses a cursor that is not of this list (%s)',
    async (order) => {
      const id = await submit(store(), products(3));
      const other = await submit(store(), products(3));
      const { items } = await store().listProducts(
        other,
        { filter: {}, order: 'FILE' },
        { first: 1, after: null, offset: 0 },
      );
      for (const after of [
        items[0]?.cursor ?? '',
        'nonsense',
        '',
        'e30',
        Buffer.from('[1,2]').toString('base64url'),
      ]) {
        const asked = store().listProducts(id, { filter: {}, order }, { first: 1, after, offset: 0 });
        await expect(asked).rejects.toThrow(InvalidInputError);
      }
    },
  );

  it('finds no products of a request that is not there', async () => {
    const page = await store().listProducts(
      'req_00000000000000000000000000',
      { filter: {}, order: 'FILE' },
      { first: 5, after: null, offset: 0 },
    );
    expect(page).toEqual({ items: [], hasNextPage: false, hasPreviousPage: false, totalCount: 0 });
  });

  it('lists an owner’s requests newest first, all or by status', async () => {
    const ids: string[] = [];
    for (let day = 1; day <= 5; day += 1) {
      ids.unshift(
        await submit(store(), products(day === 3 ? 0 : 1), {
          owner: 'lister',
          createdAt: new Date(Date.UTC(2026, 0, day)),
        }),
      );
    }
    await submit(store(), products(1), { owner: 'somebody else' });
    const first = await store().listRequests('lister', null, { first: 2, after: null, offset: 0 });
    expect(first.items.map(({ item }) => item.id)).toEqual(ids.slice(0, 2));
    expect(first).toMatchObject({ totalCount: 5, hasNextPage: true, hasPreviousPage: false });
    const after = first.items[1]?.cursor ?? null;
    const rest = await store().listRequests('lister', null, { first: 9, after, offset: 1 });
    expect(rest.items.map(({ item }) => item.id)).toEqual(ids.slice(3));
    expect(rest).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const queued = await store().listRequests('lister', 'QUEUED', { first: 9, after: null, offset: 0 });
    expect(queued.items.map(({ item }) => item.id)).toEqual(ids.filter((_, n) => n !== 2));
    expect(queued.totalCount).toBe(4);
    await expect(store().listRequests('lister', 'QUEUED', { first: 1, after, offset: 0 })).rejects.toThrow(
      InvalidInputError,
    );
  });
}
