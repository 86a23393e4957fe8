import { checkBatch, notStaged } from '../policy/staging.ts';
import type { StagedProduct, StagedRequest } from '../submission.ts';
import type { Connection } from './connection.ts';
import { type FacetRow, facetRows } from './facet-codes.ts';
import { bodyOf, encodeImages } from './product-codec.ts';
import { productKey } from './product-key.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

/** A request that is not published yet, or is being removed. */
export interface StagedRow {
  readonly number: number;
  readonly id: string;
  readonly owner: string;
  readonly idempotency_key: string | null;
  readonly upload_key: string;
  readonly webhook: string | null;
  /** The opening of the store it belongs to; 0 once it is being removed. */
  readonly staged_epoch: number;
}

/**
 * A batch on its way to the store's thread: one string costs a fraction of cloning a thousand objects, and
 * SQLite takes it apart itself.
 */
export interface StagedBatch {
  readonly position: number;
  readonly count: number;
  /** JSON array of ProductBody. */
  readonly bodies: string;
  /** Those that are not simply pending: finished already, or with an image that is. */
  readonly known: readonly StagedProduct[];
}

/** Runs in the caller's thread. Throws what checkBatch throws. */
export function packProducts(products: readonly StagedProduct[]): StagedBatch {
  const position = checkBatch(products);
  return {
    position,
    count: products.length,
    bodies: JSON.stringify(products.map(bodyOf)),
    known: products.filter(
      (product) => product.sequence !== null || product.images.some((image) => image.status !== 'PENDING'),
    ),
  };
}

export function stage({ db, epoch }: Writer, request: StagedRequest): void {
  const { webhook, label, compression, outputMode } = request;
  db.transaction(() => {
    db.run(statements.stageRequest, [
      request.id,
      request.owner,
      request.createdAt.getTime(),
      webhook === null ? null : JSON.stringify(webhook),
      request.uploadKey,
      request.idempotencyKey,
      epoch,
    ]);
    const { number } = findStaged(db, epoch, request.id);
    db.run(statements.stageUpload, [number, JSON.stringify({ label, compression, outputMode })]);
  });
}

export function stageBatch({ db, epoch }: Writer, requestId: string, batch: StagedBatch): void {
  if (batch.count === 0) return;
  const { number } = findStaged(db, epoch, requestId);
  db.transaction(() => {
    db.run(statements.insertProducts, [productKey(number, batch.position), batch.bodies]);
    const facets: FacetRow[] = [];
    for (const product of batch.known) {
      const { images, status, sequence, finishedAt } = product;
      const key = productKey(number, product.position);
      const storedStatus = sequence === null ? null : status;
      const finished = finishedAt?.getTime() ?? null;
      db.run(statements.writeResult, [encodeImages(images), storedStatus, sequence, finished, key]);
      if (sequence !== null) facets.push(...facetRows(number, key, sequence, status, images));
    }
    if (facets.length > 0) db.run(statements.insertFacets, [JSON.stringify(facets)]);
  });
}

/** Throws when the request is not staged (any more). */
export function findStaged(db: Connection, epoch: number, id: string): StagedRow {
  const row = db.get<StagedRow>(statements.findStaged, [id]);
  if (row === undefined || row.staged_epoch !== epoch) throw notStaged(id);
  return row;
}

export function webhookOf({ webhook }: StagedRow): StagedRequest['webhook'] {
  return webhook === null ? null : (JSON.parse(webhook) as StagedRequest['webhook']);
}
