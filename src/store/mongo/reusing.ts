import type { ClientSession } from 'mongodb';
import type { KnownResult, Orphan, Reservation, Source } from '../known-output.ts';
import { lessonsOf } from '../policy/learning.ts';
import type { Ledger } from '../policy/ledger.ts';
import type { Settled } from '../policy/settling.ts';
import type { Database } from './database.ts';
import { published } from './request-codec.ts';
import { changing } from './transaction.ts';
import type { Writer } from './writer.ts';

/** Refers to the outputs of settled products, and remembers them and the URLs they came from. */
export async function learnFrom(
  database: Database,
  session: ClientSession,
  settled: readonly Settled<Ledger>[],
): Promise<void> {
  const { references, results, sources } = lessonsOf(settled);
  const options = { session, ordered: false };
  if (references.length > 0) {
    const writes = references.map(({ bytes, ...filter }) => ({
      updateOne: { filter: { _id: filter }, update: { $set: { bytes } }, upsert: true },
    }));
    await database.outputs.bulkWrite(writes, options);
  }
  if (results.length > 0) {
    const writes = results.map(({ key, name: _name, reused: _reused, ...result }) => ({
      updateOne: { filter: { _id: key }, update: { $set: { result } }, upsert: true },
    }));
    await database.results.bulkWrite(writes, options);
  }
  if (sources.length > 0) {
    const writes = sources.map(({ owner, url, ...replacement }) => ({
      replaceOne: { filter: { _id: { owner, url } }, replacement, upsert: true },
    }));
    await database.sources.bulkWrite(writes, options);
  }
}

export async function findSource(
  { requests, sources }: Database,
  requestId: string,
  url: string,
): Promise<(Source & { own: boolean }) | null> {
  const request = await requests.findOne({ _id: requestId, ...published }, { projection: { owner: 1 } });
  if (request === null) return null;
  const found = await sources.findOne({ _id: { owner: request.owner, url } });
  if (found === null) return null;
  const { sha256, etag, lastModified } = found;
  return { url, sha256, etag, lastModified, own: found.request === requestId };
}

export async function findResult({ results }: Database, key: string): Promise<KnownResult | null> {
  const found = await results.findOne({ _id: key, leftover: { $exists: false } });
  return found?.result === undefined ? null : known(found.result);
}

/** Results of before similarity was measured lack it. */
function known(result: KnownResult): KnownResult {
  return { ...result, similarity: result.similarity ?? null };
}

/** Every key's document is written, so that a deletion at the same moment conflicts and one of the two starts again. */
export async function reserve(
  writer: Writer,
  wanted: readonly { readonly requestId: string; readonly key: string }[],
): Promise<Reservation[]> {
  const { database } = writer;
  return changing(writer, async (session) => {
    const ids = [...new Set(wanted.map(({ requestId }) => requestId))];
    const keys = [...new Set(wanted.map(({ key }) => key))].sort();
    const live = await database.requests
      .find({ _id: { $in: ids }, ...published }, { session, projection: { _id: 1 } })
      .toArray();
    const found = await database.results.find({ _id: { $in: keys } }, { session }).toArray();
    const requests = new Set(live.map(({ _id }) => _id));
    const results = new Map(found.map((result) => [result._id, result]));
    const answers = wanted.map(({ requestId, key }): Reservation => {
      if (!requests.has(requestId)) return { kind: 'gone' };
      const { leftover, result } = results.get(key) ?? {};
      if (leftover !== undefined) return { kind: 'busy' };
      return result === undefined ? { kind: 'new' } : { kind: 'known', result: known(result) };
    });
    const taken = wanted.filter((_, index) => /^(new|known)$/.test(answers[index]?.kind ?? ''));
    if (taken.length > 0) await refer(database, session, taken);
    return answers;
  });
}

async function refer(
  { results, outputs }: Database,
  session: ClientSession,
  taken: readonly { readonly requestId: string; readonly key: string }[],
): Promise<void> {
  const keys = [...new Set(taken.map(({ key }) => key))].sort();
  await results.bulkWrite(
    keys.map((_id) => ({ updateOne: { filter: { _id }, update: { $inc: { revision: 1 } }, upsert: true } })),
    { session },
  );
  const references = new Map(
    taken.map(({ requestId, key }) => [`${key} ${requestId}`, { key, request: requestId }]),
  );
  await outputs.bulkWrite(
    [...references.values()].map((_id) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: { bytes: 0 } }, upsert: true },
    })),
    { session, ordered: false },
  );
}

export async function listOrphans({ results }: Database, limit: number): Promise<Orphan[]> {
  const found = await results
    .find({ leftover: { $exists: true } })
    .hint('results_leftover')
    .limit(limit)
    .toArray();
  return found.map(({ _id, leftover = 'OUTPUT', result }) => ({
    key: _id,
    kind: leftover,
    format: result?.format ?? null,
  }));
}

export async function forgetOrphans(
  { database: { results }, lease }: Writer,
  leftovers: readonly Orphan[],
): Promise<void> {
  await lease.check(lease.held());
  await results.deleteMany({ _id: { $in: leftovers.map(({ key }) => key) }, leftover: { $exists: true } });
}
