import type { Product } from '../../domain/product.ts';
import { isPosition } from '../policy/staging.ts';
import type { Connection } from './connection.ts';
import { everyFinished } from './facet-codes.ts';
import { decodeProduct, type ProductRow } from './product-codec.ts';
import { endOfKeys, productKey } from './product-key.ts';
import { findRequestRow } from './request-rows.ts';
import { statements } from './statements.ts';

export function findProduct(
  db: Connection,
  owner: string | null,
  requestId: string,
  position: number,
): Product | null {
  const request = findRequestRow(db, owner, requestId);
  if (request === undefined || !isPosition(position)) return null;
  const row = db.get<ProductRow>(statements.findProduct, [productKey(request.number, position)]);
  return row === undefined ? null : decodeProduct(requestId, row);
}

export function readFile(db: Connection, requestId: string, position: number, limit: number): Product[] {
  const request = findRequestRow(db, null, requestId);
  if (request === undefined || !isPosition(position)) return [];
  const end = endOfKeys(request.number);
  return db
    .all<ProductRow>(statements.readFile, [productKey(request.number, position), end, limit])
    .map((row) => decodeProduct(requestId, row));
}

export function readLog(db: Connection, requestId: string, sequence: number, limit: number): Product[] {
  const request = findRequestRow(db, null, requestId);
  if (request === undefined) return [];
  return db
    .all<ProductRow>(statements.readLog, [request.number, everyFinished, sequence, limit])
    .map((row) => decodeProduct(requestId, row));
}
