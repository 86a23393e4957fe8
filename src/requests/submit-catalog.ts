import { createHash } from 'node:crypto';
import type { CatalogLimits } from '../catalog/catalog-limits.ts';
import { CsvRejectedError } from '../catalog/csv-rejected-error.ts';
import { decompress } from '../catalog/decompress.ts';
import { type CatalogProduct, readCatalog } from '../catalog/read-catalog.ts';
import type { CatalogHead } from '../domain/catalog-head.ts';
import { CounterSums, emptyCounters } from '../domain/counters.ts';
import { IdempotencyConflictError } from '../domain/idempotency-conflict-error.ts';
import type { Image } from '../domain/image.ts';
import { productStatus } from '../domain/product.ts';
import { isFinished, type Request } from '../domain/request.ts';
import { newRequestId } from '../domain/request-id.ts';
import type { Files } from '../files/files.ts';
import { uploadFileKey } from '../files/upload-file-key.ts';
import type { Queue } from '../queue/queue.ts';
import type { Listings, Submissions } from '../store/store.ts';
import type { Publication, StagedProduct } from '../store/submission.ts';
import { IssueList } from './issue-list.ts';
import { keepWhileReading } from './keep-while-reading.ts';
import type { SubmitOptions } from './submit-options.ts';

export interface SubmitDependencies {
  readonly store: Submissions & Pick<Listings, 'findRequest'>;
  readonly files: Files;
  readonly queue: Queue;
  /** Deliveries may wait (a request that was finished when it was published). */
  readonly notifyDeliveries: () => void;
  readonly limits: CatalogLimits;
  /** Is told of every batch of rows, to count them. */
  readonly onRows?: (rows: number) => void;
}

/**
 * One skip an upload: kept, checked and staged while its bytes come, visible only at the end.
 * Rejects with what keeps it from being taken, and then nothing is left of it.
 */
export async function submitCatalog(
  dependencies: SubmitDependencies,
  owner: string,
  source: AsyncIterable<Uint8Array>,
  options: SubmitOptions,
): Promise<Request> {
  const { store, files, queue } = dependencies;
  const id = newRequestId();
  const uploadKey = uploadFileKey(id);
  // Kept as it is read: outputs are the catalogue again, not its gzip.
  const upload = keepWhileReading(decompress(source), files, uploadKey);
  try {
    await store.stage(stagedRequest(id, owner, uploadKey, options));
    const publication = await stageAll(dependencies, id, upload.bytes, options);
    const published = await store.publish(id, publication);
    if (published.kind === 'duplicate') {
      await files.delete(uploadKey);
      if (!published.sameContent) {
        throw new IdempotencyConflictError(options.idempotencyKey ?? '', published.request.id);
      }
      return published.request;
    }
    if (isFinished(published.request.status)) dependencies.notifyDeliveries();
    else queue.add(published.request);
    return published.request;
  } catch (error) {
    await upload.abandon();
    const published = await takeAway(dependencies, id, uploadKey);
    if (published === null) throw error;
    queue.add(published);
    return published;
  }
}

/**
 * Removes an upload that failed. Returns the request if it was published after all: the store had done it, and only
 * its answer was lost. What can't be removed now is swept at the next start.
 */
async function takeAway(
  { store, files }: SubmitDependencies,
  id: string,
  uploadKey: string,
): Promise<Request | null> {
  try {
    await store.discard(id);
    const published = await store.findRequest(null, id);
    if (published === null) await files.delete(uploadKey);
    return published;
  } catch {
    return null;
  }
}

function stagedRequest(id: string, owner: string, uploadKey: string, options: SubmitOptions) {
  const { label, idempotencyKey, compression, outputMode, webhook } = options;
  return {
    id,
    owner,
    label,
    idempotencyKey,
    compression,
    outputMode,
    webhook,
    uploadKey,
    createdAt: new Date(),
  };
}

/** Stages the products of the catalogue in the order of the file. */
async function stageAll(
  { store, limits, onRows }: Pick<SubmitDependencies, 'store' | 'limits' | 'onRows'>,
  requestId: string,
  bytes: AsyncIterable<Uint8Array>,
  options: SubmitOptions,
): Promise<Publication> {
  const hash = createHash('sha256');
  const sums = new CounterSums(emptyCounters);
  const issues = new IssueList();
  let head: CatalogHead | null = null;
  let position = 0;
  let sequence = 0;
  let staging: Promise<void> = Promise.resolve();

  const toStaged = (product: CatalogProduct): StagedProduct => {
    const staged = stagedProduct(product, position, sequence + 1);
    position += 1;
    sums.addProduct(staged.images.length);
    if (staged.sequence !== null) {
      sequence = staged.sequence;
      sums.finish(staged.status, staged.images);
    }
    return staged;
  };

  const { columns, encoding, baseUrl } = options;
  const rejected = () => issues.errorCount > 0 && options.onInvalidRow === 'REJECT';
  for await (const batch of readCatalog(hashed(bytes, hash), { columns, encoding, baseUrl, limits })) {
    head = batch.head;
    onRows?.(batch.rows);
    issues.add(batch.issues);
    // A file that will be rejected is read on only to say all that is wrong with it.
    if (rejected()) continue;
    const products = batch.products.map(toStaged);
    // One batch is being stored while the next is read.
    await staging;
    staging = products.length > 0 ? store.stageProducts(requestId, products) : staging;
    staging.catch(() => undefined);
  }
  await staging;
  const counters = sums.freeze();
  if (head === null || counters.images === 0 || rejected())
    throw new CsvRejectedError(issues.all(), issues.total, issues.errorCount);
  const contentHash = hash.update(comparable(options)).digest('hex');
  return {
    head,
    counters,
    sequence,
    issues: issues.all(),
    totalIssues: issues.total,
    contentHash,
  };
}

function stagedProduct(product: CatalogProduct, position: number, nextSequence: number): StagedProduct {
  const { line, serialNumber, name } = product;
  const images = product.images.map(
    ({ url, skipped }): Image => ({ inputUrl: url, status: skipped ? 'SKIPPED' : 'PENDING' }),
  );
  const status = productStatus(images);
  const finished = status !== 'PENDING';
  return {
    position,
    line,
    serialNumber,
    name,
    images,
    status,
    sequence: finished ? nextSequence : null,
    finishedAt: finished ? new Date() : null,
  };
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Two uploads are the same when these and their bytes are. */
function comparable(options: SubmitOptions): string {
  const { label, columns, encoding, baseUrl, onInvalidRow, outputMode, compression, webhook } = options;
  const asked = [label, columns, onInvalidRow, outputMode, compression, webhook];
  // What came later counts only where it was asked for, so that keys from before still match.
  const later = { ...(encoding !== null && { encoding }), ...(baseUrl !== null && { baseUrl }) };
  return JSON.stringify(Object.keys(later).length === 0 ? asked : [...asked, later]);
}
