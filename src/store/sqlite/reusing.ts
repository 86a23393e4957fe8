import type { ImageFormat, ImageOutcome } from '../../domain/image.ts';
import type { KnownResult, Orphan, Reservation, Source } from '../known-output.ts';
import { lessonsOf } from '../policy/learning.ts';
import type { Settled } from '../policy/settling.ts';
import type { Connection } from './connection.ts';
import { areDeletionsHeld } from './deletion-hold.ts';
import type { RowLedger } from './ledger.ts';
import { findRequestRow } from './request-rows.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

/** The last, the similarity, is missing in rows of before it was measured. */
type StoredResult = readonly [
  ImageOutcome,
  number,
  number,
  number,
  number,
  ImageFormat,
  number | null,
  (number | null)?,
];

/** Refers to the outputs of settled products, and remembers them and the URLs they came from. */
export function learnFrom(db: Connection, settled: readonly Settled<RowLedger>[]): void {
  const { references, results, sources } = lessonsOf(settled);
  const numbers = new Map(settled.map(({ ledger: { row } }) => [row.id, row.number]));
  const write = (statement: string, rows: readonly unknown[][]) => {
    if (rows.length > 0) db.run(statement, [JSON.stringify(rows)]);
  };
  write(
    statements.insertOutputs,
    references.map(({ key, request, bytes }) => [key, numbers.get(request), bytes]),
  );
  write(
    statements.insertResults,
    results.map((result) => [result.key, encodeResult(result)]),
  );
  write(
    statements.insertSources,
    sources.map(({ owner, url, request, sha256, etag, lastModified }) => {
      return [owner, url, numbers.get(request), sha256, etag, lastModified];
    }),
  );
}

function encodeResult(result: KnownResult): string {
  const { outcome, bytesIn, bytesOut, width, height, format, quality, similarity } = result;
  const stored: StoredResult = [outcome, bytesIn, bytesOut, width, height, format, quality, similarity];
  return JSON.stringify(stored);
}

export function findSource(
  db: Connection,
  requestId: string,
  url: string,
): (Source & { own: boolean }) | null {
  const request = findRequestRow(db, null, requestId);
  if (request === undefined) return null;
  const row = db.get<{ request: number; sha256: string; etag: string | null; last_modified: string | null }>(
    statements.findSource,
    [request.owner, url],
  );
  if (row === undefined) return null;
  const { sha256, etag, last_modified: lastModified } = row;
  return { url, sha256, etag, lastModified, own: row.request === request.number };
}

export function findResult(db: Connection, key: string): KnownResult | null {
  const row = db.get<{ document: string }>(statements.findResult, [key]);
  if (row === undefined) return null;
  const [outcome, bytesIn, bytesOut, width, height, format, quality, similarity = null] = JSON.parse(
    row.document,
  ) as StoredResult;
  return { outcome, bytesIn, bytesOut, width, height, format, quality, similarity };
}

/** One transaction: deleting an output's file is decided in one as well, so that either sees the other. */
export function reserve(
  { db }: Writer,
  outputs: readonly { readonly requestId: string; readonly key: string }[],
): Reservation[] {
  return db.transaction(() =>
    outputs.map(({ requestId, key }): Reservation => {
      const request = findRequestRow(db, null, requestId);
      if (request === undefined) return { kind: 'gone' };
      if (db.get(statements.findLeftover, [key]) !== undefined) return { kind: 'busy' };
      db.run(statements.insertOutputs, [JSON.stringify([[key, request.number, 0]])]);
      const result = findResult(db, key);
      return result === null ? { kind: 'new' } : { kind: 'known', result };
    }),
  );
}

export function listOrphans(db: Connection, limit: number): Orphan[] {
  const rows = db.all<Orphan>(statements.listOrphans, [limit]);
  if (rows.length === 0 || areDeletionsHeld(db)) return [];
  return rows.map(({ key, kind, format }) => ({ key, kind, format }));
}

export function forgetOrphans({ db }: Writer, leftovers: readonly Orphan[]): void {
  db.run(statements.forgetOrphans, [JSON.stringify(leftovers.map(({ key }) => key))]);
}
