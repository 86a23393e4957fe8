import type { Facet } from '../../domain/counters.ts';
import type { ProductSelection } from '../policy/product-selection.ts';

const places = {
  FILE: { rank: 'f.id', after: 'f.id > CAST(:rank AS INTEGER)', order: 'f.id', index: '' },
  /** As FILE, on the search's own keys: they come in file order, so nothing has to be sorted. */
  FOUND: { rank: 'w.id', after: 'w.id > CAST(:rank AS INTEGER)', order: 'w.id', index: '' },
  FINISHED: {
    rank: 'f.sequence',
    after: 'f.sequence < :rank',
    order: 'f.sequence DESC',
    index: 'INDEXED BY facets_by_sequence',
  },
  MOST_SAVED: {
    rank: 'f.saved',
    after: '(f.saved, f.id) < (:rank, :key)',
    order: 'f.saved DESC, f.id DESC',
    index: 'INDEXED BY facets_by_saved',
  },
  LEAST_SAVED: {
    rank: 'f.saved',
    after: '(f.saved, f.id) > (:rank, :key)',
    order: 'f.saved, f.id',
    index: 'INDEXED BY facets_by_saved',
  },
} as const;

/** Reads keys and ranks of one page. Takes ListValues and PageValues of product-pages.ts. */
export function pageStatement(list: ProductSelection): string {
  const place = placeOf(list);
  return `SELECT f.id, ${place.rank} AS rank FROM ${source(list, place.index)}
    AND ${place.after} ORDER BY ${place.order} LIMIT :limit OFFSET :offset`;
}

/** Counts the whole list, without its cursor. */
export function countStatement(list: ProductSelection): string {
  return `SELECT count(*) AS count FROM ${source(list, '')} AND f.id >= :first`;
}

/** Every kind of list there is, for the test that explains them. */
export function everyProductList(): ProductSelection[] {
  const facets: Facet[] = ['status:FAILED', 'image:FAILED', 'outcome:TARGET_MET'];
  return [null, { words: ['word'], serial: null }].flatMap((search): ProductSelection[] => [
    { order: 'FILE', among: 'any', facets: [], search },
    { order: 'FILE', among: 'pending', facets: [], search },
    ...(['FILE', 'FINISHED', 'MOST_SAVED', 'LEAST_SAVED'] as const).flatMap((order) =>
      [0, 1, 2, 3].map((count) => ({
        ...{ order, among: 'finished' as const },
        ...{ facets: facets.slice(0, count), search },
      })),
    ),
  ]);
}

function placeOf({ order, among, search }: ProductSelection): (typeof places)[keyof typeof places] {
  if (among === 'finished' && order !== 'FILE') return places[order];
  return search !== null && among !== 'any' ? places.FOUND : places.FILE;
}

function source(list: ProductSelection, index: string): string {
  const more = Array.from(
    { length: Math.max(0, list.facets.length - 1) },
    (_, n) => `AND EXISTS (SELECT 1 FROM facets AS g${n}
      WHERE g${n}.request = :request AND g${n}.facet = :facet${n + 1} AND g${n}.id = f.id)`,
  ).join(' ');
  if (list.search !== null) return `${searched(list)} ${more}`;
  if (list.among === 'any') return 'products AS f WHERE f.id < :end';
  if (list.among === 'pending') {
    return 'products AS f INDEXED BY products_pending WHERE f.sequence IS NULL AND f.id < :end';
  }
  return `facets AS f ${index} WHERE f.request = :request AND f.facet = :facet0 ${more}`;
}

/** What matches the words, each product looked up by its key. Words carry their request: no range is needed. */
function searched(list: ProductSelection): string {
  const words = '(SELECT rowid AS id FROM search WHERE search MATCH :words)';
  if (list.among === 'any') return `${words} AS f WHERE true`;
  if (list.among === 'pending') {
    return `${words} AS w CROSS JOIN products AS f ON f.id = w.id WHERE f.sequence IS NULL`;
  }
  return `${words} AS w CROSS JOIN facets AS f
    ON f.request = :request AND f.facet = :facet0 AND f.id = w.id WHERE true`;
}
