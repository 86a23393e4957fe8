import type { Image } from '../../requests/image.ts';
import type { Advance } from '../control.ts';
import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import { facetRows, failedImages } from './facet-codes.ts';
import { openLedger, writeLedger } from './ledger.ts';
import { decodeProduct, encodeImages, type ProductRow } from './product-codec.ts';
import type { RequestRow } from './request-rows.ts';
import { statements } from './statements.ts';

/** Up to `limit` products with failures from before the wish are pending again; the failures' places in the log are free. */
export function retryStep(db: Connection, claims: Claims, row: RequestRow, limit: number): Advance {
  const ledger = openLedger(row);
  const failed = db.all<ProductRow>(statements.listFailed, [
    row.number,
    failedImages,
    row.retry_until ?? 0,
    limit,
  ]);
  const facets: (readonly [number, number, number])[] = [];
  for (const product of failed) {
    const { images, status, sequence } = decodeProduct(row.id, product);
    ledger.sums.unfinish(status, images);
    for (const [request, facet, key] of facetRows(row.number, product.id, sequence ?? 0, status, images)) {
      facets.push([request, facet, key]);
    }
    db.run(statements.restartProduct, [encodeImages(images.map(restarted)), product.id]);
  }
  if (facets.length > 0) db.run(statements.removeFacets, [JSON.stringify(facets)]);
  const done = failed.length < limit;
  if (done) db.run(statements.endRetrying, [row.number]);
  ledger.retrying = !done;
  ledger.lastFinishedAt = Date.now();
  writeLedger(db, ledger);
  const first = Math.min(...failed.map(({ id }) => id));
  if (first < claims.frontier(row.number)) claims.moveFrontier(row.number, first);
  return { changed: failed.length, done, deliveries: ledger.outbox.length > 0 };
}

function restarted(image: Image): Image {
  return image.status === 'FAILED' ? { inputUrl: image.inputUrl, status: 'PENDING' } : image;
}
