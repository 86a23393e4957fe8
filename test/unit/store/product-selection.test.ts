import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CounterSums, emptyCounters } from '../../../src/domain/counters.ts';
import { productStatus } from '../../../src/domain/product.ts';
import type { ProductQuery } from '../../../src/domain/product-query.ts';
import {
  jumpOf,
  knownCount,
  savedRank,
  selectProducts,
} from '../../../src/store/policy/product-selection.ts';
import { expectedList } from '../../contracts/store/product-list-model.ts';
import { failed, skipped, succeeded } from '../../contracts/store/store-fixtures.ts';

const orders = ['FILE', 'FINISHED', 'MOST_SAVED', 'LEAST_SAVED'] as const;
const query = fc.record({
  order: fc.constantFrom(...orders),
  filter: fc.record(
    {
      status: fc.constantFrom('PENDING', 'SUCCEEDED', 'PARTIALLY_FAILED', 'FAILED', 'CANCELED'),
      imageStatus: fc.constantFrom('PENDING', 'SUCCEEDED', 'FAILED', 'SKIPPED'),
      outcome: fc.constantFrom('TARGET_MET', 'BEST_EFFORT', 'KEPT_ORIGINAL'),
      search: fc.constantFrom('', '  ', 'shoe', '--'),
    },
    { requiredKeys: [] },
  ),
}) as fc.Arbitrary<ProductQuery>;

const image = fc.constantFrom(failed(), skipped(), succeeded(), succeeded(undefined, 990, 'KEPT_ORIGINAL'));
/** The images that finished products have; null: one that is pending. */
const catalogue = fc.array(fc.option(fc.array(image, { maxLength: 3 })), { maxLength: 20 });

describe('a list of products', () => {
  it('is as long as the counters say, where they say it, and empty where nothing is selected', () => {
    fc.assert(
      fc.property(catalogue, query, (all, asked) => {
        const sums = new CounterSums(emptyCounters);
        const products = all.map((images, position) => {
          sums.addProduct(images?.length ?? 1);
          const status = images === null ? 'PENDING' : productStatus(images);
          if (images !== null) sums.finish(status, images);
          const shown = images ?? [{ inputUrl: 'https://x.example/a', status: 'PENDING' as const }];
          return {
            ...{ id: '', requestId: '', position, line: 1, serialNumber: null, name: null, run: 0, status },
            ...{ images: shown, sequence: images && position + 1, finishedAt: null },
          };
        });
        const counters = sums.freeze();
        const selection = selectProducts(asked, counters);
        const count = selection === null ? 0 : knownCount(selection, counters);
        if (count !== null) expect(count).toBe(expectedList(products, asked).length);
        if (count === null) {
          expect(selection?.search !== null || selection.facets.length > 1).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('looks at the rarest of what it filters by first', () => {
    const counters = {
      ...emptyCounters,
      facets: { 'status:FAILED': 9, 'image:FAILED': 20, 'outcome:TARGET_MET': 2 },
    };
    const filter = { status: 'FAILED', imageStatus: 'FAILED', outcome: 'TARGET_MET' } as const;
    expect(selectProducts({ filter, order: 'FILE' }, counters)?.facets).toEqual([
      'outcome:TARGET_MET',
      'status:FAILED',
      'image:FAILED',
    ]);
  });

  it('selects nothing for a search without a word or a serial number in it', () => {
    const search = (text: string) =>
      selectProducts({ filter: { search: text }, order: 'FILE' }, emptyCounters);
    expect(search('Rötlich SHOE')?.search).toEqual({ words: ['rotlich', 'shoe'], serial: 'rötlich shoe' });
    expect(search(' -- ')?.search).toEqual({ words: [], serial: '--' });
    expect(search('-'.repeat(300))).toBeNull();
    expect(search('   ')?.search).toBeNull();
  });

  it('skips an offset by arithmetic in the file only', () => {
    const page = { first: 10, after: null, offset: 30 };
    const jump = (asked: ProductQuery) => {
      const selection = selectProducts(asked, emptyCounters);
      return selection && jumpOf(selection, page);
    };
    expect(jump({ filter: {}, order: 'FILE' })).toBe(30);
    expect(jump({ filter: {}, order: 'FINISHED' })).toBe(0);
    expect(jump({ filter: { status: 'PENDING' }, order: 'FILE' })).toBe(0);
    expect(jump({ filter: { search: 'shoe' }, order: 'FILE' })).toBe(0);
  });

  it('ranks a product without a success below one that has grown', () => {
    expect(savedRank([failed()])).toBeLessThan(savedRank([succeeded(undefined, 1_000_000)]));
    expect(savedRank([succeeded(undefined, 400), failed(), succeeded(undefined, 900)])).toBe(700);
  });
});
