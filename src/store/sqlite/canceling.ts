import type { Image } from '../../requests/image.ts';
import type { Advance } from '../control.ts';
import { findFree } from './claiming.ts';
import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import { enter, openLedger, writeLedger } from './ledger.ts';
import { decodeProduct } from './product-codec.ts';
import type { RequestRow } from './request-rows.ts';

/** Up to `limit` pending products that nobody works on become CANCELED; what is worked on ends by itself. */
export function cancelStep(db: Connection, claims: Claims, row: RequestRow, limit: number): Advance {
  const ledger = openLedger(row);
  const free = findFree(db, claims, row.number, limit);
  const finishedAt = new Date();
  for (const product of free) {
    const { images, run } = decodeProduct(row.id, product);
    enter(db, ledger, {
      key: product.id,
      run,
      status: 'CANCELED',
      images: images.map(withoutPending),
      finishedAt,
    });
  }
  const last = free.at(-1);
  if (last === undefined) return { changed: 0, done: false, deliveries: false };
  const done = writeLedger(db, ledger);
  claims.moveFrontier(row.number, last.id + 1);
  return { changed: free.length, done, deliveries: ledger.outbox.length > 0 };
}

function withoutPending(image: Image): Image {
  return image.status === 'PENDING' ? { inputUrl: image.inputUrl, status: 'SKIPPED' } : image;
}
