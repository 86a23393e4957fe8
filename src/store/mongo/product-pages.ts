import type { Filter } from 'mongodb';
import { emptyPage, type Page, type PageRequest } from '../../domain/page.ts';
import type { Product } from '../../domain/product.ts';
import type { ProductQuery } from '../../domain/product-query.ts';
import { decodeCursor, encodeCursor, type Place } from '../cursor.ts';
import { cutPage } from '../cut-page.ts';
import {
  jumpOf,
  knownCount,
  type ProductSelection,
  productListTag,
  selectProducts,
} from '../policy/product-selection.ts';
import type { Database } from './database.ts';
import type { ProductDocument } from './documents.ts';
import { decodeProduct } from './product-codec.ts';
import { indexOf, rangesOf, sortOf, wholeList } from './product-lists.ts';
import { readProducts } from './product-reading.ts';
import { published } from './request-codec.ts';

/** A page of a request's products, read from ranges of one index. */
export async function listProducts(
  database: Database,
  requestId: string,
  query: ProductQuery,
  page: PageRequest,
): Promise<Page<Product>> {
  const tag = productListTag(requestId, query);
  const after = decodeCursor(tag, page.after);
  const request = await database.requests.findOne(
    { _id: requestId, ...published },
    { projection: { counters: 1 } },
  );
  const list = request && selectProducts(query, request.counters);
  if (request === null || list === null) return emptyPage;
  const [total, documents] = await Promise.all([
    knownCount(list, request.counters) ?? count(database, list, wholeList(requestId, list)),
    readPage(database, requestId, list, page, after),
  ]);
  return cutPage(page, total, documents, (document) => ({
    item: decodeProduct(document),
    cursor: encodeCursor(tag, placeOf(list, document)),
  }));
}

async function readPage(
  database: Database,
  requestId: string,
  list: ProductSelection,
  page: PageRequest,
  after: Place | null,
): Promise<ProductDocument[]> {
  const jump = jumpOf(list, page);
  const from: Place | null = jump === 0 ? after : [0, (after?.[1] ?? -1) + jump];
  const documents: ProductDocument[] = [];
  let skip = page.offset - jump;
  for (const range of rangesOf(requestId, list, from)) {
    const wanted = page.first + 1 - documents.length;
    if (wanted === 0) break;
    const shape = { sort: sortOf(list), index: indexOf(list), limit: wanted, skip };
    const found = await readProducts(database, range, shape);
    documents.push(...found);
    if (skip > 0) skip = found.length > 0 ? 0 : skip - (await count(database, list, range));
  }
  return documents;
}

function count(
  { products }: Database,
  list: ProductSelection,
  range: Filter<ProductDocument>,
): Promise<number> {
  return products.countDocuments(range, { hint: indexOf(list) });
}

function placeOf({ order }: ProductSelection, { _id, sequence = 0, saved = 0 }: ProductDocument): Place {
  if (order === 'FILE') return [_id.position, _id.position];
  return [order === 'FINISHED' ? sequence : saved, _id.position];
}
