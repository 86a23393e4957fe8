/** A stretch of an ordered list: up to `first` items after the cursor, or after `offset` items of it. */
export interface PageRequest {
  readonly first: number;
  /** A cursor that an earlier page of the same list gave; opaque, checked by the store. */
  readonly after: string | null;
  /** Items to skip, counted from `after` or from the list's beginning. */
  readonly offset: number;
}

export interface Page<T> {
  readonly items: readonly { readonly item: T; readonly cursor: string }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** All items of the list, not of this page. */
  readonly totalCount: number;
}

export const emptyPage: Page<never> = {
  items: [],
  hasNextPage: false,
  hasPreviousPage: false,
  totalCount: 0,
};
