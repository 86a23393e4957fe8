import type { Filter } from 'mongodb';
import type { Claim } from '../settlement.ts';
import { encodeToken } from './claim-token.ts';
import type { Database } from './database.ts';
import type { ProductDocument } from './documents.ts';
import type { Holding } from './owner-lease.ts';
import { decodeProduct } from './product-codec.ts';

/** Writes claims to products that were found free, a batch at a time. */
export interface ClaimMarking {
  /** Batches whose outcome is unknown: what they claimed is not being worked on. */
  readonly lost: ReadonlySet<number>;
  /** Claims those of the products that are still free. */
  take(free: readonly ProductDocument[], holding: Holding, owner: string): Promise<Claim[]>;
}

export function createClaimMarking(database: Database): ClaimMarking {
  const lost = new Set<number>();
  let batches = 0;

  async function take(free: readonly ProductDocument[], holding: Holding, owner: string): Promise<Claim[]> {
    batches += 1;
    const { epoch } = holding;
    const batch = batches;
    try {
      const taken = await mark(free, holding, batch);
      return taken.map((document) => ({
        product: decodeProduct(document),
        owner,
        token: encodeToken({ epoch, batch, position: document._id.position }),
      }));
    } catch (error) {
      lost.add(batch);
      throw error;
    }
  }

  /** Another process may have been quicker with some of them. */
  async function mark(free: readonly ProductDocument[], holding: Holding, batch: number) {
    const { epoch } = holding;
    const keys = free.map(({ _id }) => _id);
    const { modifiedCount } = await database.products.updateMany(
      { _id: { $in: keys }, ...isFree(holding, lost) },
      { $set: { claim: { epoch, batch } } },
    );
    return modifiedCount === free.length ? free : takenOf(free, epoch, batch);
  }

  async function takenOf(free: readonly ProductDocument[], epoch: number, batch: number) {
    const keys = free.map(({ _id }) => _id);
    const own = await database.products
      .find({ _id: { $in: keys }, 'claim.epoch': epoch, 'claim.batch': batch }, { projection: { _id: 1 } })
      .toArray();
    const positions = new Set(own.map(({ _id }) => _id.position));
    return free.filter(({ _id }) => positions.has(_id.position));
  }

  return { lost, take };
}

/** A claim is current while its epoch's lease does, and so does one of an epoch that is newer than what we know. */
export function isFree({ epoch, live, newest }: Holding, lost: ReadonlySet<number>): Filter<ProductDocument> {
  return {
    status: 'PENDING',
    $nor: [
      { 'claim.epoch': { $in: live.filter((other) => other !== epoch) } },
      { 'claim.epoch': { $gt: newest } },
      { 'claim.epoch': epoch, 'claim.batch': { $nin: [...lost] } },
    ],
  };
}
