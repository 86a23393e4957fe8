import { bytesSaved } from '../../../src/domain/counters.ts';
import type { Product } from '../../../src/domain/product.ts';
import type { ProductQuery } from '../../../src/domain/product-query.ts';

/** What a list of products must hold, by plain filtering and sorting of all of them. */
export function expectedList(all: readonly Product[], { filter, order }: ProductQuery): number[] {
  const listed = all.filter((product) => {
    const finished = product.sequence !== null;
    if (order !== 'FILE' && !finished) return false;
    if (filter.status !== undefined && product.status !== filter.status) return false;
    if (filter.imageStatus === 'PENDING' && finished) return false;
    if (filter.imageStatus !== undefined && filter.imageStatus !== 'PENDING') {
      if (!finished || !product.images.some((image) => image.status === filter.imageStatus)) return false;
    }
    if (filter.outcome !== undefined) {
      const has = product.images.some(
        (image) => image.status === 'SUCCEEDED' && image.result.outcome === filter.outcome,
      );
      if (!finished || !has) return false;
    }
    return filter.search === undefined || found(product, filter.search);
  });
  return listed.sort((a, b) => compare(a, b, order)).map((product) => product.position);
}

function compare(a: Product, b: Product, order: ProductQuery['order']): number {
  if (order === 'FILE') return a.position - b.position;
  if (order === 'FINISHED') return (b.sequence ?? 0) - (a.sequence ?? 0);
  const leastFirst = saved(a) - saved(b) || a.position - b.position;
  return order === 'LEAST_SAVED' ? leastFirst : -leastFirst;
}

/** A product without a success is the least saved. */
function saved(product: Product): number {
  return bytesSaved(product.images) ?? Number.MIN_SAFE_INTEGER;
}

function found(product: Product, search: string): boolean {
  if (search.trim() === '') return true;
  if (product.serialNumber?.toLowerCase() === search.trim().toLowerCase()) return true;
  const asked = words(search);
  const has = words(product.name ?? '');
  return asked.length > 0 && asked.every((word) => has.some((other) => other.startsWith(word)));
}

function words(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
