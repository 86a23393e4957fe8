import { randomUUID } from 'node:crypto';
import type { ClientSession, Document } from 'mongodb';
import { startLoop } from '../../concurrency/loop.ts';
import { pause } from '../../concurrency/pause.ts';
import { StoreOwnedError, StoreUnavailableError } from '../store-errors.ts';
import type { Database } from './database.ts';
import type { Holder, MetaDocument } from './documents.ts';

/** How long the right to write lasts after it was renewed, and how often that is done, milliseconds. */
const leaseTime = 10_000;
const renewEvery = 2_000;

/** How often a starter looks whether the owner before it is alive, milliseconds. */
const watchEvery = 250;

/** The right to write, as of the last time it was taken or renewed. */
export interface Holding {
  readonly holder: string;
  readonly epoch: number;
  /** Claims of these epochs are current; so do those of epochs past `newest`, which were given since. */
  readonly live: readonly number[];
  readonly newest: number;
}

/**
 * The right to write to this store. Kept in one document with an epoch that grows with each owner: every write
 * checks it on the server, so that a process that slept through its lease is refused whatever it believes.
 */
export interface OwnerLease {
  /** Throws StoreUnavailableError while another owner has it. */
  held(): Holding;
  /** Throws StoreUnavailableError when `holding` is no longer current, as the session sees it. */
  check(holding: Holding, session?: ClientSession): Promise<void>;
  /** Lets it go, so that the next owner need not wait. */
  release(): Promise<void>;
}

/**
 * Takes the lease. Where another owner has it, watches for one lease's length: throws StoreOwnedError when that
 * one renews it, takes over when it has ended. With `shared`, owners that all said so have it together.
 */
export async function takeOwnerLease(database: Database, shared: boolean): Promise<OwnerLease> {
  return keepLease(database, shared, await watchAndTake(database, shared));
}

async function watchAndTake(database: Database, shared: boolean): Promise<Holding> {
  let seen: Holder | undefined;
  const end = performance.now() + leaseTime + renewEvery;
  for (;;) {
    const taken = await take(database, shared);
    if ('epoch' in taken) return taken;
    const renewed = seen?.id === taken.by.id && seen.renewedAt.getTime() !== taken.by.renewedAt.getTime();
    if (renewed || performance.now() > end) {
      throw new StoreOwnedError(
        'Another Halftone server runs on this MongoDB database. Stop it, or name another database in MONGODB_URI.',
      );
    }
    seen = seen?.id === taken.by.id ? seen : taken.by;
    await pause(watchEvery);
  }
}

/** One atomic step: forgets holders whose lease has ended, then takes the lease if it is free. */
async function take(database: Database, shared: boolean): Promise<Holding | { readonly by: Holder }> {
  const { meta, sessions } = database;
  const id = randomUUID();
  const inTheWay = shared
    ? { $filter: { input: '$holders', cond: { $not: ['$$this.shared'] } } }
    : '$holders';
  const epoch = { $add: [{ $ifNull: ['$epoch', 0] }, 1] };
  const document = await meta.findOneAndUpdate(
    { _id: 'owner' },
    [
      { $set: dropEnded },
      { $set: { free: { $eq: [{ $size: inTheWay }, 0] } } },
      {
        $set: {
          epoch: { $cond: ['$free', epoch, { $ifNull: ['$epoch', 0] }] },
          holders: {
            $cond: [
              '$free',
              {
                $concatArrays: [
                  '$holders',
                  [{ id, epoch, renewedAt: '$$NOW', shared, sessions: sessions.ids }],
                ],
              },
              '$holders',
            ],
          },
        },
      },
      { $unset: 'free' },
    ],
    { upsert: true, returnDocument: 'after' },
  );
  const holding = document === null ? null : holdingIn(document, id);
  if (holding !== null) {
    await endTransactions(database, document?.gone);
    return holding;
  }
  const by = document?.holders?.find((holder) => !(shared && holder.shared));
  if (by === undefined) throw new StoreUnavailableError('its lease cannot be read');
  return { by };
}

/** Null when another server took over. */
async function renew(database: Database, id: string): Promise<Holding | null> {
  const renewed = { $mergeObjects: ['$$this', { renewedAt: '$$NOW' }] };
  const document = await database.meta.findOneAndUpdate(
    { _id: 'owner', 'holders.id': id },
    [
      {
        $set: {
          holders: {
            $map: { input: '$holders', in: { $cond: [{ $eq: ['$$this.id', id] }, renewed, '$$this'] } },
          },
        },
      },
      { $set: dropEnded },
    ],
    { returnDocument: 'after' },
  );
  await endTransactions(database, document?.gone);
  return document === null ? null : holdingIn(document, id);
}

const held = { $ifNull: ['$holders', []] };
const isAlive = { $gt: ['$$this.renewedAt', { $subtract: ['$$NOW', leaseTime] }] };

/** Moves the holders whose lease has ended out of the way. */
const dropEnded: Document = {
  holders: { $filter: { input: held, cond: isAlive } },
  gone: {
    $concatArrays: [{ $ifNull: ['$gone', []] }, { $filter: { input: held, cond: { $not: [isAlive] } } }],
  },
};

/** What a process that died left open would keep its locks for a minute; what a paused one has, it must not end. */
async function endTransactions(
  { db, meta }: Database,
  gone: readonly Holder[] | undefined = [],
): Promise<void> {
  if (gone.length === 0) return;
  const sessions = gone.flatMap((holder) => holder.sessions).map((id) => ({ id }));
  await db.command({ killSessions: sessions });
  await meta.updateOne({ _id: 'owner' }, { $pull: { gone: { id: { $in: gone.map(({ id }) => id) } } } });
}

function holdingIn({ epoch = 0, holders = [] }: MetaDocument, id: string): Holding | null {
  const own = holders.find((holder) => holder.id === id);
  if (own === undefined) return null;
  return { holder: id, epoch: own.epoch, live: holders.map((holder) => holder.epoch), newest: epoch };
}

function keepLease(database: Database, shared: boolean, first: Holding): OwnerLease {
  let holding: Holding | null = first;
  let ended = false;

  async function renewOrTake(): Promise<void> {
    if (holding !== null) holding = await renew(database, holding.holder);
    if (holding === null && !ended) {
      const taken = await take(database, shared);
      if ('epoch' in taken) holding = taken;
    }
  }

  // Without an answer nothing is known, and nothing changes: the next write asks the server anyway.
  const renewing = startLoop({
    firstAfter: renewEvery,
    async step() {
      await renewOrTake();
      return renewEvery;
    },
    retryAfter: renewEvery,
    onError: () => undefined,
  });

  return {
    held() {
      if (holding === null) throw takenOver();
      return holding;
    },
    async check({ holder }, session) {
      const found = await database.meta.findOne(
        { _id: 'owner', 'holders.id': holder },
        { projection: { _id: 1 }, ...(session && { session }) },
      );
      if (found === null) throw takenOver();
    },
    async release() {
      ended = true;
      await renewing.close();
      if (holding === null) return;
      const { holder } = holding;
      await database.meta.updateOne({ _id: 'owner' }, { $pull: { holders: { id: holder } } });
    },
  };
}

function takenOver(): StoreUnavailableError {
  return new StoreUnavailableError('another Halftone server has taken it over; stop one of the two');
}
