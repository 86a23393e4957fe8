import type { Page, PageRequest } from '../domain/page.ts';

/** A page of rows, read with one more than asked for, which shows whether there is a next page. */
export function cutPage<Row, T>(
  page: PageRequest,
  totalCount: number,
  rows: readonly Row[],
  edge: (row: Row) => { item: T; cursor: string },
): Page<T> {
  return {
    items: rows.slice(0, page.first).map(edge),
    hasNextPage: rows.length > page.first,
    hasPreviousPage: totalCount > 0 && (page.after !== null || page.offset > 0),
    totalCount,
  };
}
