import type { ClientSession } from 'mongodb';
import type { Database } from './database.ts';
import type { OutputDocument } from './documents.ts';

/** Takes away up to `limit` of a request's references to outputs; gives how many. */
export async function dropOutputs(
  database: Database,
  session: ClientSession,
  request: string,
  limit: number,
): Promise<number> {
  const own = await database.outputs
    .find({ '_id.request': request }, { session })
    .hint('outputs_by_request')
    .limit(limit)
    .toArray();
  return drop(database, session, own);
}

/**
 * To be called when the request ends: nobody works on it, so what is still reserved is referred to by no product
 * (it was cancelled after a crash, or the image had changed).
 */
export async function dropReservations(
  database: Database,
  session: ClientSession,
  request: string,
): Promise<void> {
  const reserved = await database.outputs
    .find({ '_id.request': request, bytes: 0 }, { session })
    .hint('outputs_reserved')
    .toArray();
  await drop(database, session, reserved);
}

/**
 * An output that only this request referred to becomes a leftover. Its document in `results` is written in any
 * case: that is where a reservation at the same moment conflicts, and one of the two begins anew.
 */
async function drop(
  { outputs, results }: Database,
  session: ClientSession,
  own: readonly OutputDocument[],
): Promise<number> {
  if (own.length === 0) return 0;
  const keys = own.map(({ _id }) => _id.key);
  await outputs.deleteMany({ _id: { $in: own.map(({ _id }) => _id) } }, { session });
  const shared = new Set(
    (
      await outputs
        .find({ '_id.key': { $in: keys } }, { session })
        .hint('outputs_by_key')
        .toArray()
    ).map(({ _id }) => _id.key),
  );
  await results.bulkWrite(
    keys.map((key) => ({
      updateOne: {
        filter: { _id: key },
        update: {
          $inc: { revision: 1 },
          ...(!shared.has(key) && { $set: { leftover: 'OUTPUT' as const } }),
        },
        upsert: true,
      },
    })),
    { session },
  );
  return own.length;
}
