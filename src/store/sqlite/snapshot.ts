import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HalftoneError } from '../../domain/halftone-error.ts';
import type { ImageFormat } from '../../domain/image.ts';
import { openConnection } from './connection.ts';
import { schemaVersion } from './migrations/migrate.ts';
import { statements } from './statements.ts';

const pageSize = 1_000;

/** For the copy only, which nothing else reads: the count goes through all outputs. */
const snapshotStatements = {
  countOutputs: `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes
    FROM (SELECT max(bytes) AS bytes FROM outputs WHERE bytes > 0 GROUP BY key)`,
  listOutputs: `SELECT key AS after, (SELECT document ->> 5 FROM results WHERE results.key = outputs.key) AS format
    FROM outputs WHERE key > ? AND bytes > 0 GROUP BY key ORDER BY key LIMIT ?`,
  listUploads: `SELECT DISTINCT upload_key AS after FROM requests INDEXED BY requests_by_upload
    WHERE upload_key > ? AND staged_epoch IS NULL ORDER BY upload_key LIMIT ?`,
  findOutput: 'SELECT 1 AS used FROM outputs WHERE key = ? LIMIT 1',
};

/** The database of one moment in a file of its own, and what it refers to. */
export interface Snapshot {
  readonly schema: number;
  /** Distinct outputs of finished products, and their bytes. */
  readonly outputs: { readonly count: number; readonly bytes: number };
  /** Keys in `files` of the catalogues of all requests. */
  uploads(): Generator<string>;
  /** Outputs of finished products; `format` null: not known. */
  outputKeys(): Generator<{ readonly key: string; readonly format: ImageFormat | null }>;
  refersToUpload(key: string): boolean;
  refersToOutput(key: string): boolean;
  close(): void;
}

/** Bytes that the database takes now, with what waits beside it. */
export function databaseBytes(dataDir: string): number {
  const sizes = ['halftone.db', 'halftone.db-wal'].map((name) =>
    statSync(join(dataDir, name), { throwIfNoEntry: false }),
  );
  return sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0);
}

/**
 * Copies the database of `dataDir` as it is at one moment to the new file `target`, while a server may be
 * writing it: VACUUM INTO reads in one transaction, which in WAL mode holds up no writer
 * (https://sqlite.org/lang_vacuum.html#vacuuminto).
 */
export function takeSnapshot(dataDir: string, target: string): void {
  const file = join(dataDir, 'halftone.db');
  if (!existsSync(file)) {
    throw new HalftoneError('NO_DATA', 404, `There is no Halftone database in ${dataDir}. Check DATA_DIR.`);
  }
  const db = openConnection(file);
  try {
    checkSchema(db.one<{ user_version: number }>('PRAGMA user_version', []).user_version);
    // A parameter in VACUUM INTO would need a prepared statement, which libsql takes for a reader.
    db.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  } finally {
    db.close();
  }
}

/** Writes what waits in the log beside a database into it, so that the log can be removed. */
export function settleDatabase(file: string): void {
  const db = openConnection(file);
  try {
    db.one('PRAGMA wal_checkpoint(TRUNCATE)', []);
  } finally {
    db.close();
  }
}

function checkSchema(version: number): void {
  if (version === schemaVersion) return;
  const other = version > schemaVersion ? 'a newer' : 'an older';
  throw new HalftoneError(
    'OTHER_VERSION',
    409,
    `The data folder was written by ${other} Halftone. Make the backup with that one${
      version > schemaVersion ? '' : ', or start this one on it once'
    }.`,
  );
}

/** Opens the database in `file`, which no server has. */
export function openSnapshot(file: string): Snapshot {
  const db = openConnection(file);
  const { user_version: schema } = db.one<{ user_version: number }>('PRAGMA user_version', []);

  function* pages<Row extends { readonly after: string }>(sql: string) {
    for (let after = ''; ; ) {
      const page = db.all<Row>(sql, [after, pageSize]);
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return;
      after = last.after;
    }
  }

  return {
    schema,
    get outputs() {
      return db.one<{ count: number; bytes: number }>(snapshotStatements.countOutputs, []);
    },
    *uploads() {
      for (const { after } of pages(snapshotStatements.listUploads)) yield after;
    },
    *outputKeys() {
      type Row = { readonly after: string; readonly format: ImageFormat | null };
      for (const { after, format } of pages<Row>(snapshotStatements.listOutputs))
        yield { key: after, format };
    },
    refersToUpload: (key) => db.get(statements.findUploadUse, [key]) !== undefined,
    refersToOutput: (key) => db.get(snapshotStatements.findOutput, [key]) !== undefined,
    close: () => db.close(),
  };
}
