import type { Client } from 'urql';
import type { ProductFieldsFragment } from '../generated/graphql.ts';
import { ProductPage } from '../operations/products.ts';
import { filterOf, isSteady, type View } from './view.ts';

export type Product = ProductFieldsFragment;

/** The products of a view, as far as they have been looked at. */
export interface ProductPages {
  /** Rises with every change; what is rendered depends on it. */
  version(): number;
  subscribe(listener: () => void): () => void;
  /** null: not known yet. */
  total(): number | null;
  /** undefined: not read yet. */
  at(index: number): Product | undefined;
  /** The rows from `first` to `last` are looked at. */
  need(first: number, last: number): void;
  /** These products have changed. */
  changed(products: readonly Product[]): void;
  /** Reads what is looked at again. */
  refresh(): void;
  close(): void;
}

const pageSize = 50;
/** Pages kept; a page is 50 products with their images. */
const mostPages = 100;
/** A scroll bar that is dragged passes a thousand pages: only where it rests is read, milliseconds. */
const rest = 70;
/** How often a list whose order changes is read again, milliseconds. */
const rereadInterval = 2_000;
/** After a page could not be read, milliseconds. */
const retryPause = 1_500;

export function productPages(client: Client, requestId: string, view: View): ProductPages {
  const pages = new Map<number, readonly Product[]>();
  const placeOf = new Map<string, number>();
  const asked = new Map<number, number>();
  const listeners = new Set<() => void>();
  let total: number | null = null;
  let version = 0;
  let round = 0;
  let looked = { first: 0, last: 0 };
  let resting: ReturnType<typeof setTimeout> | null = null;
  let rereading: ReturnType<typeof setTimeout> | null = null;
  let retrying: ReturnType<typeof setTimeout> | null = null;
  let closed = false;

  function tell(): void {
    version++;
    for (const listener of listeners) listener();
  }

  async function read(page: number): Promise<void> {
    const turn = round;
    asked.set(page, turn);
    const variables = {
      requestId,
      first: pageSize,
      offset: page * pageSize,
      filter: filterOf(view),
      orderBy: view.order,
    };
    const { data } = await client.query(ProductPage, variables).toPromise();
    if (closed || asked.get(page) !== turn) return;
    asked.delete(page);
    const found = data?.requestStatus?.products;
    if (!found) {
      retrying ??= setTimeout(() => {
        retrying = null;
        readLooked(false);
      }, retryPause);
      return;
    }
    total = found.totalCount;
    keep(page, found.nodes);
    tell();
  }

  function keep(page: number, products: readonly Product[]): void {
    pages.delete(page);
    pages.set(page, products);
    products.forEach(({ id }, at) => placeOf.set(id, page * pageSize + at));
    // A Map goes through its keys in the order they came: the first is the longest unread.
    for (const oldest of pages.keys()) {
      if (pages.size <= mostPages) break;
      for (const { id } of pages.get(oldest) ?? []) placeOf.delete(id);
      pages.delete(oldest);
    }
  }

  function readLooked(again: boolean): void {
    const from = Math.floor(looked.first / pageSize);
    const to = Math.floor(looked.last / pageSize);
    for (let page = from; page <= to; page++) {
      if (again || (!pages.has(page) && !asked.has(page))) void read(page);
    }
  }

  function reread(): void {
    round++;
    for (const page of pages.keys()) {
      const seen = page >= Math.floor(looked.first / pageSize) && page <= Math.floor(looked.last / pageSize);
      if (!seen) pages.delete(page);
    }
    readLooked(true);
  }

  void read(0);
  return {
    version: () => version,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    total: () => total,
    at: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    need(first, last) {
      looked = { first, last };
      resting ??= setTimeout(() => {
        resting = null;
        readLooked(false);
      }, rest);
    },
    changed(products) {
      if (!isSteady(view)) {
        rereading ??= setTimeout(() => {
          rereading = null;
          reread();
        }, rereadInterval);
        return;
      }
      let seen = false;
      for (const product of products) {
        const place = placeOf.get(product.id);
        if (place === undefined) continue;
        const page = Math.floor(place / pageSize);
        const before = pages.get(page);
        if (before === undefined) continue;
        pages.set(page, before.with(place % pageSize, product));
        seen = true;
      }
      if (seen) tell();
    },
    refresh: reread,
    close() {
      closed = true;
      if (resting !== null) clearTimeout(resting);
      if (rereading !== null) clearTimeout(rereading);
      if (retrying !== null) clearTimeout(retrying);
    },
  };
}
