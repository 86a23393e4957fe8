import Database from 'libsql';
import { StoreUnavailableError } from '../store-errors.ts';
import { asStoreError } from './sqlite-failure.ts';

/** A value SQLite can take. Numbers are bound as REAL and become integers in INTEGER columns. */
export type Value = string | number | null;

/** By place for `?`, by name for `:name`. */
export type Values = readonly Value[] | Readonly<Record<string, Value>>;

/** One SQLite connection: statements are prepared once, failures come out as the store's errors. */
export interface Connection {
  /** Rows changed. */
  run(sql: string, values: Values): number;
  get<Row>(sql: string, values: Values): Row | undefined;
  /** For a query that always has a row. */
  one<Row>(sql: string, values: Values): Row;
  all<Row>(sql: string, values: Values): Row[];
  /** Several statements without values. */
  exec(sql: string): void;
  /** Runs `work` whole or not at all; nested calls are part of the outer one. */
  transaction<T>(work: () => T): T;
  /** As `transaction`, for reads only: all of `work` sees one moment. */
  snapshot<T>(work: () => T): T;
  close(): void;
}

/** Opens (and where allowed creates) the file. A lock of another connection is waited for, a second at most. */
export function openConnection(file: string): Connection {
  const db = attempt(() => new Database(file));
  const prepared = new Map<string, Database.Statement>();
  let closed = false;

  // libsql ends the whole process when a closed database is used; background work may still come to it.
  function assertOpen(): void {
    if (closed) throw new StoreUnavailableError('it is closed');
  }

  function statement(sql: string): Database.Statement {
    assertOpen();
    let found = prepared.get(sql);
    if (found === undefined) {
      found = db.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  }

  function within<T>(begin: string, work: () => T): T {
    assertOpen();
    if (db.inTransaction) return work();
    attempt(() => db.exec(begin));
    try {
      const result = work();
      attempt(() => db.exec('COMMIT'));
      return result;
    } catch (error) {
      // A full disk may have rolled back by itself; a second ROLLBACK would hide the reason.
      if (!closed && db.inTransaction) attempt(() => db.exec('ROLLBACK'));
      throw error;
    }
  }

  const connection: Connection = {
    run: (sql, values) => attempt(() => statement(sql).run(values).changes),
    get: <Row>(sql: string, values: Values) => attempt(() => statement(sql).get(values) as Row | undefined),
    one: <Row>(sql: string, values: Values) => {
      const row = connection.get<Row>(sql, values);
      if (row === undefined) throw new Error(`No row: ${sql}`);
      return row;
    },
    all: <Row>(sql: string, values: Values) => attempt(() => statement(sql).all(values) as Row[]),
    exec: (sql) =>
      attempt(() => {
        assertOpen();
        db.exec(sql);
      }),
    transaction: (work) => within('BEGIN IMMEDIATE', work),
    snapshot: (work) => within('BEGIN', work),
    close: () => {
      if (closed) return;
      closed = true;
      prepared.clear();
      attempt(() => void db.close());
    },
  };
  connection.exec('PRAGMA busy_timeout = 1000');
  return connection;
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error);
  }
}
