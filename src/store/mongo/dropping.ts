import type { ClientSession, Filter } from 'mongodb';
import type { Database } from './database.ts';
import type { OutputDocument } from './documents.ts';

/** Removes up to `limit` of a request's references to outputs; returns how many. */
export function dropOutputs(
  database: Database,
  session: ClientSession,
  request: string,
  limit: number,
): Promise<number> {
  return drop(database, session, { '_id.request': request }, 'outputs_by_request', limit);
}

/**
 * To be called when the request ends: none of its products is claimed, so what is still reserved is referred to by no product
 * (it was cancelled after a crash, or the image had changed).
 */
export async function dropReservations(
  database: Database,
  session: ClientSession,
  request: string,
): Promise<void> {
  await drop(database, session, { '_id.request': request, bytes: 0 }, 'outputs_reserved', 0);
}

/**
 * An output that only this request referred to becomes an orphan. Its document in `results` is written in any
 * case: that is where a reservation at the same moment conflicts, and one of the two starts again. `limit` 0: all.
 */
async function drop(
  { outputs, results }: Database,
  session: ClientSession,
  which: Filter<OutputDocument>,
  index: string,
  limit: number,
): Promise<number> {
  const own = await outputs.find(which, { session }).hint(index).limit(limit).toArray();
  if (own.length === 0) return 0;
  const keys = own.map(({ _id }) => _id.key);
  await outputs.deleteMany({ _id: { $in: own.map(({ _id }) => _id) } }, { session });
  const others = await outputs
    .find({ '_id.key': { $in: keys } }, { session })
    .hint('outputs_by_key')
    .toArray();
  const shared = new Set(others.map(({ _id }) => _id.key));
  const left = { $set: { leftover: 'OUTPUT' as const } };
  const updates = keys.map((key) => ({
    updateOne: {
      filter: { _id: key },
      update: { $inc: { revision: 1 }, ...(!shared.has(key) && left) },
      upsert: true,
    },
  }));
  await results.bulkWrite(updates, { session });
  return own.length;
}
