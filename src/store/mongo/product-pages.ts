import type { Filter } from 'mongodb';
import type { Counters } from '../../requests/counters.ts';
import type { Product } from '../../requests/product.ts';
import type { ProductQuery } from '../../requests/product-query.ts';
import { decodeCursor, encodeCursor, listTag, type Place } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import type { Page, PageRequest } from '../page.ts';
import type { Database } from './database.ts';
import type { ProductDocument } from './documents.ts';
import { decodeProduct, productFields } from './product-codec.ts';
import { indexOf, type ProductList, productList, rangesOf, sortOf, wholeList } from './product-lists.ts';
import { published } from './request-codec.ts';

const emptyPage: Page<Product> = { items: [], hasNextPage: false, hasPreviousPage: false, totalCount: 0 };

/**
 * A page of a request's products, read from ranges of one index; products with nothing saved are the least
 * saved, ties stand in file order (MOST_SAVED: the exact reverse of LEAST_SAVED).
 */
export async function listProducts(
  database: Database,
  requestId: string,
  query: ProductQuery,
  page: PageRequest,
): Promise<Page<Product>> {
  const tag = listTag(['products', requestId, query.order, ...Object.entries(query.filter).sort()]);
  const after = decodeCursor(tag, page.after);
  const request = await database.requests.findOne(
    { _id: requestId, ...published },
    { projection: { counters: 1 } },
  );
  const list = request && productList(query, request.counters);
  if (request === null || list === null) return emptyPage;
  const [count, documents] = await Promise.all([
    totalCount(database, requestId, list, request.counters),
    readPage(database, requestId, list, page, after),
  ]);
  return cutPage(page, count, documents, (document) => ({
    item: decodeProduct(document),
    cursor: encodeCursor(tag, placeOf(list, document)),
  }));
}

async function readPage(
  database: Database,
  requestId: string,
  list: ProductList,
  page: PageRequest,
  after: Place | null,
): Promise<ProductDocument[]> {
  // In file order without a filter, passing over products is plain arithmetic.
  const plain = list.among === 'any' && list.matches === null;
  const jump = plain ? page.offset : 0;
  const from: Place | null = jump === 0 ? after : [0, (after?.[1] ?? -1) + jump];
  const documents: ProductDocument[] = [];
  let skip = page.offset - jump;
  for (const range of rangesOf(requestId, list, from)) {
    const wanted = page.first + 1 - documents.length;
    if (wanted === 0) break;
    const found = await readRange(database, list, range, skip, wanted);
    documents.push(...found);
    if (skip > 0) skip = found.length > 0 ? 0 : skip - (await count(database, list, range));
  }
  return documents;
}

function readRange(
  { products }: Database,
  list: ProductList,
  range: Filter<ProductDocument>,
  skip: number,
  limit: number,
): Promise<ProductDocument[]> {
  return products
    .find(range, { projection: productFields })
    .sort(sortOf(list))
    .hint(indexOf(list))
    .skip(skip)
    .limit(limit)
    .batchSize(limit)
    .toArray();
}

async function totalCount(
  database: Database,
  requestId: string,
  list: ProductList,
  { products, productsFinished, facets }: Counters,
): Promise<number> {
  const [facet, another] = list.facets;
  if (list.matches !== null || another !== undefined) {
    return count(database, list, wholeList(requestId, list));
  }
  if (facet !== undefined) return facets[facet] ?? 0;
  if (list.among === 'any') return products;
  return list.among === 'pending' ? products - productsFinished : productsFinished;
}

function count({ products }: Database, list: ProductList, range: Filter<ProductDocument>): Promise<number> {
  return products.countDocuments(range, { hint: indexOf(list) });
}

function placeOf({ order }: ProductList, { _id, sequence = 0, saved = 0 }: ProductDocument): Place {
  if (order === 'FILE') return [_id.position, _id.position];
  return [order === 'FINISHED' ? sequence : saved, _id.position];
}
