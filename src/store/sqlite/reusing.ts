import type { ImageFormat, ImageOutcome } from '../../requests/image.ts';
import type { KnownResult, Reservation, Source } from '../known-output.ts';
import type { Settlement } from '../settlement.ts';
import type { Connection } from './connection.ts';
import type { Ledger } from './ledger.ts';
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
export function learnFrom(
  db: Connection,
  ledgers: ReadonlyMap<string, Ledger | null>,
  settlements: readonly Settlement[],
): void {
  const outputs: (readonly [string, number, number])[] = [];
  const results: (readonly [string, string])[] = [];
  const sources: (readonly [string, string, number, string, string | null, string | null])[] = [];
  for (const { requestId, images, sources: seen = [] } of settlements) {
    const row = ledgers.get(requestId)?.row;
    if (row === undefined) continue;
    for (const image of images) {
      if (image.status !== 'SUCCEEDED') continue;
      const { key, outcome, bytesIn, bytesOut, width, height, format, quality, similarity } = image.result;
      outputs.push([key, row.number, bytesOut]);
      const stored: StoredResult = [outcome, bytesIn, bytesOut, width, height, format, quality, similarity];
      if (!image.result.reused) results.push([key, JSON.stringify(stored)]);
    }
    for (const { url, sha256, etag, lastModified } of seen) {
      sources.push([row.owner, url, row.number, sha256, etag, lastModified]);
    }
  }
  if (outputs.length > 0) db.run(statements.insertOutputs, [JSON.stringify(outputs)]);
  if (results.length > 0) db.run(statements.insertResults, [JSON.stringify(results)]);
  if (sources.length > 0) db.run(statements.insertSources, [JSON.stringify(sources)]);
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

/** One transaction: whoever deletes an output's file decides in one as well, and either sees the other. */
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
