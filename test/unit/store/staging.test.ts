import { describe, expect, it } from 'vitest';
import { checkBatch, isPosition, mostProducts } from '../../../src/store/policy/staging.ts';
import { products, stagedProduct } from '../../contracts/store/store-fixtures.ts';

describe('a staged batch', () => {
  it('begins where it begins', () => {
    expect(checkBatch([])).toBe(0);
    expect(checkBatch(products(9).slice(4))).toBe(4);
  });

  it('is refused with a hole, or when it is too large or too far', () => {
    expect(() => checkBatch([stagedProduct(1), stagedProduct(3)])).toThrow(/follow/);
    expect(() => checkBatch(products(1001))).toThrow(/1,000/);
    expect(() => checkBatch([stagedProduct(mostProducts)])).toThrow(/Too many/);
    expect(() => checkBatch([stagedProduct(mostProducts - 1)])).not.toThrow();
  });

  it('has positions that are whole numbers in a request’s room', () => {
    expect([0, 1, mostProducts - 1].every(isPosition)).toBe(true);
    expect([-1, 0.5, mostProducts, Number.NaN, Number.POSITIVE_INFINITY].some(isPosition)).toBe(false);
  });
});
