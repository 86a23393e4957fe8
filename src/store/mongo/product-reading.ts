import type { Product } from '../../requests/product.ts';
import type { Database } from './database.ts';
import { decodeProduct, isPosition, keysFrom, productFields, productKey } from './product-codec.ts';
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
  const documents = await database.products
    .find({ _id: keysFrom(requestId, position) }, { projection: productFields })
    .sort({ _id: 1 })
    .limit(limit)
    .batchSize(limit)
    .toArray();
  return documents.map(decodeProduct);
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
  const documents = await database.products
    .find(
      { '_id.request': requestId, sequence: { $gt: Math.max(0, sequence) } },
      { projection: productFields },
    )
    .sort({ sequence: 1 })
    .hint('products_log')
    .limit(limit)
    .batchSize(limit)
    .toArray();
  return documents.map(decodeProduct);
}

async function isPublished({ requests }: Database, owner: string | null, id: string): Promise<boolean> {
  const found = await requests.findOne({ _id: id, ...published }, { projection: { owner: 1 } });
  return found !== null && (owner === null || found.owner === owner);
}
