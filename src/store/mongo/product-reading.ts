import type { Filter, Sort } from 'mongodb';
import type { Product } from '../../domain/product.ts';
import { isPosition } from '../policy/staging.ts';
import type { Database } from './database.ts';
import type { ProductDocument } from './documents.ts';
import { decodeProduct, keysFrom, productFields, productKey } from './product-codec.ts';
import { published } from './request-codec.ts';

export async function findProduct(
  database: Database,
  owner: string | null,
  requestId: string,
  position: number,
): Promise<Product | null> {
  if (!isPosition(position) || !(await isPublished(database, owner, requestId))) return null;
  const document = await database.products.findOne(
    { _id: productKey(requestId, position) },
    { projection: productFields },
  );
  return document && decodeProduct(document);
}

export async function readFile(
  database: Database,
  requestId: string,
  position: number,
  limit: number,
): Promise<Product[]> {
  if (!isPosition(position) || !(await isPublished(database, null, requestId))) return [];
  const list = { sort: { _id: 1 }, index: '_id_', limit } as const;
  return (await readProducts(database, { _id: keysFrom(requestId, position) }, list)).map(decodeProduct);
}

/**
 * Numbers become visible in their order: settles of one request commit in it, and a majority read at the primary
 * sees a beginning of what was committed.
 */
export async function readLog(
  database: Database,
  requestId: string,
  sequence: number,
  limit: number,
): Promise<Product[]> {
  if (!(await isPublished(database, null, requestId))) return [];
  const after = { '_id.request': requestId, sequence: { $gt: Math.max(0, sequence) } };
  const list = { sort: { sequence: 1 }, index: 'products_log', limit } as const;
  return (await readProducts(database, after, list)).map(decodeProduct);
}

/** One batch of what the filter finds in a range of the index. */
export function readProducts(
  { products }: Database,
  filter: Filter<ProductDocument>,
  { sort, index, limit, skip = 0 }: { sort: Sort; index: string; limit: number; skip?: number },
): Promise<ProductDocument[]> {
  const found = products.find(filter, { projection: productFields }).sort(sort).hint(index);
  return found.skip(skip).limit(limit).batchSize(limit).toArray();
}

async function isPublished({ requests }: Database, owner: string | null, id: string): Promise<boolean> {
  const found = await requests.findOne({ _id: id, ...published }, { projection: { owner: 1 } });
  return found !== null && (owner === null || found.owner === owner);
}
