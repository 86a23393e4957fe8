import { describe, expect, it } from 'vitest';
import { emptyCounters } from '../../../src/domain/counters.ts';
import { unstartedPace } from '../../../src/domain/pace.ts';
import { lessonsOf } from '../../../src/store/policy/learning.ts';
import { type Ledger, openLedger } from '../../../src/store/policy/ledger.ts';
import {
  checkSettlements,
  isStale,
  type PendingProduct,
  settleBatch,
} from '../../../src/store/policy/settling.ts';
import type { Settlement } from '../../../src/store/settlement.ts';
import { failed, pending, skipped, succeeded } from '../../contracts/store/store-fixtures.ts';

function settlement(position: number, changes: Partial<Settlement> = {}): Settlement {
  return {
    ...{ requestId: 'req_a', position, token: '1.1', run: 0, images: [succeeded()], finishedAt: new Date(0) },
    ...changes,
  };
}

function ledger(owner = 'default'): Ledger {
  const counters = { ...emptyCounters, products: 9, images: 9 };
  return openLedger(
    { owner, status: 'PROCESSING', counters, pace: unstartedPace, sequence: 0, webhook: null },
    false,
  );
}

/** Every product is pending, with as many images as it is settled with first, and claimed under 1.1. */
function allPending(): (settlement: Settlement) => PendingProduct {
  const products = new Map<string, PendingProduct>();
  return ({ requestId, position, images }) => {
    const key = `${requestId} ${position}`;
    const product = products.get(key) ?? { run: 0, imageCount: images.length, token: '1.1' };
    products.set(key, product);
    return product;
  };
}

const pendingProduct = { run: 0, imageCount: 1, token: '1.1' };

describe('a settlement', () => {
  it('counts under its claim and run, with the images of the product', () => {
    expect(isStale(pendingProduct, settlement(0))).toBe(false);
  });

  it.each([
    ['nobody has claimed it', { ...pendingProduct, token: null }],
    ['somebody else has claimed it', { ...pendingProduct, token: '1.2' }],
    ['a retry has started it over', { ...pendingProduct, run: 1 }],
    ['it has other images', { ...pendingProduct, imageCount: 2 }],
  ])('is stale when %s', (_, product) => {
    expect(isStale(product, settlement(0))).toBe(true);
  });

  it('is refused with an image that is pending, and so are more than 200', () => {
    expect(() => checkSettlements([settlement(0, { images: [succeeded(), pending()] })])).toThrow(/pending/);
    const many = Array.from({ length: 201 }, (_, n) => settlement(n));
    expect(() => checkSettlements(many)).toThrow(RangeError);
    expect(() => checkSettlements(many.slice(1))).not.toThrow();
  });
});

describe('a batch', () => {
  it('numbers each request on its own, and skips what is stale', () => {
    const ledgers = new Map([
      ['req_a', ledger()],
      ['req_b', ledger()],
    ]);
    const batch = [
      settlement(4),
      settlement(0, { requestId: 'req_b' }),
      settlement(4),
      settlement(5, { token: 'old' }),
      settlement(0, { requestId: 'req_gone' }),
      settlement(1, { images: [skipped()], canceled: true }),
    ];
    const { sequences, settled } = settleBatch(batch, ledgers, allPending());
    expect(sequences).toEqual([1, 1, null, null, null, 2]);
    expect(
      settled.map(({ settlement: { requestId }, position, status }) => [requestId, position, status]),
    ).toEqual([
      ['req_a', 4, 'SUCCEEDED'],
      ['req_b', 0, 'SUCCEEDED'],
      ['req_a', 1, 'CANCELED'],
    ]);
    expect(settled.map((one) => one.ledger === ledgers.get(one.settlement.requestId))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('skips products that are not pending', () => {
    const { sequences } = settleBatch([settlement(0)], new Map([['req_a', ledger()]]), () => undefined);
    expect(sequences).toEqual([null]);
  });

  it('a stale settlement does not keep the one behind it from counting', () => {
    const batch = [settlement(0, { token: 'old' }), settlement(0)];
    const { sequences } = settleBatch(batch, new Map([['req_a', ledger()]]), allPending());
    expect(sequences).toEqual([null, 1]);
  });

  it('tells of outputs and URLs once each, the later ones, and of no output again that was used again', () => {
    const source = { url: 'https://x.example/1', sha256: 'aa', etag: null, lastModified: null };
    const again = succeeded(undefined, 7);
    const batch = [
      settlement(0, { images: [succeeded(undefined, 5), failed()], sources: [source] }),
      settlement(1, { images: [succeeded(undefined, 5)], sources: [{ ...source, sha256: 'bb' }] }),
      settlement(0, { requestId: 'req_b', images: [succeeded(undefined, 5)], sources: [source] }),
      settlement(2, {
        images: [
          again.status === 'SUCCEEDED' ? { ...again, result: { ...again.result, reused: true } } : again,
        ],
      }),
    ];
    const ledgers = new Map([
      ['req_a', ledger()],
      ['req_b', ledger('other')],
    ]);
    const { settled } = settleBatch(batch, ledgers, allPending());
    const { references, results, sources } = lessonsOf(settled);
    expect(references).toEqual([
      { key: 'key-5', request: 'req_a', bytes: 5 },
      { key: 'key-5', request: 'req_b', bytes: 5 },
      { key: 'key-7', request: 'req_a', bytes: 7 },
    ]);
    expect(results.map(({ key }) => key)).toEqual(['key-5']);
    expect(sources.map(({ owner, request, sha256 }) => [owner, request, sha256])).toEqual([
      ['default', 'req_a', 'bb'],
      ['other', 'req_b', 'aa'],
    ]);
  });
});
