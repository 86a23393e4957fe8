import type { AnyBulkWriteOperation, Filter } from 'mongodb';
import { advancePace } from '../../domain/pace.ts';
import { openStatuses } from '../policy/controlling.ts';
import type { Claim } from '../settlement.ts';
import { createClaimMarking, isFree } from './claim-marking.ts';
import { parseToken } from './claim-token.ts';
import type { Database } from './database.ts';
import type { ProductDocument, RequestDocument } from './documents.ts';
import type { Holding, OwnerLease } from './owner-lease.ts';
import { productFields, productKey } from './product-codec.ts';

export interface Claiming {
  claim(requestId: string, limit: number): Promise<Claim[]>;
  release(claims: readonly Claim[]): Promise<void>;
  /** To be called once products are pending again, so that the next claim looks from the first one on. */
  startOver(requestId: string): void;
  /** The filter for pending, unclaimed products. */
  free(): Filter<ProductDocument>;
}

/**
 * Claims are written to the products, with the epoch of the owner's lease: when that ends they are free, and no
 * claim needs clearing.
 */
export function createClaiming(database: Database, lease: OwnerLease): Claiming {
  /** From where on a request may have a product that is free; only a hint, the end of a search starts over. */
  const frontiers = new Map<string, number>();
  const running = new Map<string, Promise<unknown>>();
  const marking = createClaimMarking(database);

  async function claim(requestId: string, limit: number): Promise<Claim[]> {
    const holding = lease.held();
    await lease.check(holding);
    const request = await database.requests.findOne(
      { _id: requestId, status: { $in: openStatuses } },
      { projection: { owner: 1, status: 1, pace: 1 } },
    );
    if (request === null) return [];
    const claims: Claim[] = [];
    while (claims.length < limit) {
      const from = frontiers.get(requestId) ?? 0;
      const free = await findFree(requestId, from, limit - claims.length, holding);
      const last = free.at(-1);
      if (last !== undefined) {
        frontiers.set(requestId, last._id.position + 1);
        claims.push(...(await marking.take(free, holding, request.owner)));
        continue;
      }
      frontiers.delete(requestId);
      if (from === 0) break;
    }
    if (claims.length > 0 && request.status === 'QUEUED') await start(request);
    return claims.sort((a, b) => a.product.position - b.product.position);
  }

  function findFree(requestId: string, from: number, limit: number, holding: Holding) {
    return database.products
      .find(
        { '_id.request': requestId, '_id.position': { $gte: from }, ...isFree(holding, marking.lost) },
        { projection: productFields },
      )
      .sort({ '_id.position': 1 })
      .hint('products_pending')
      .limit(limit)
      .batchSize(limit)
      .toArray();
  }

  async function start({ _id, pace }: Pick<RequestDocument, '_id' | 'pace'>): Promise<void> {
    const now = new Date();
    await database.requests.updateOne(
      { _id, status: 'QUEUED' },
      { $set: { status: 'PROCESSING', startedAt: now, pace: advancePace(pace, now) } },
    );
  }

  return {
    /** One at a time for each request: two would only look at the same products. */
    claim(requestId, limit) {
      const before = running.get(requestId) ?? Promise.resolve();
      const claiming = before.catch(() => undefined).then(() => claim(requestId, limit));
      running.set(requestId, claiming);
      const forget = () => {
        if (running.get(requestId) === claiming) running.delete(requestId);
      };
      claiming.then(forget, forget);
      return claiming;
    },
    async release(claims) {
      const holding = lease.held();
      await lease.check(holding);
      const updates = claims.flatMap(({ product: { requestId, position }, token }) => {
        const frontier = frontiers.get(requestId);
        if (frontier !== undefined && position < frontier) frontiers.set(requestId, position);
        return endOfClaim(requestId, token);
      });
      if (updates.length > 0) await database.products.bulkWrite(updates, { ordered: false });
    },
    startOver: (requestId) => void frontiers.delete(requestId),
    free: () => isFree(lease.held(), marking.lost),
  };
}

/** Frees the claimed product, where the claim is still current; nothing for anything that is not a token. */
export function endOfClaim(requestId: string, token: string): AnyBulkWriteOperation<ProductDocument>[] {
  const claim = parseToken(token);
  if (claim === null) return [];
  const { epoch, batch, position } = claim;
  const filter = { _id: productKey(requestId, position), 'claim.epoch': epoch, 'claim.batch': batch };
  return [{ updateOne: { filter, update: { $unset: { claim: 1 } } } }];
}
