import { StoreUnavailableError } from '../store-errors.ts';

/** What the person who runs the server can fix, by SQLite's result code (https://sqlite.org/rescode.html). */
const reasons: readonly (readonly [prefix: string, reason: string])[] = [
  ['SQLITE_BUSY', 'another program holds a lock on the database; end it'],
  ['SQLITE_LOCKED', 'another program holds a lock on the database; end it'],
  ['SQLITE_FULL', 'the disk is full; free some space'],
  ['SQLITE_READONLY', 'the data folder cannot be written; give the server write permission'],
  ['SQLITE_PERM', 'the data folder cannot be written; give the server write permission'],
  [
    'SQLITE_CANTOPEN',
    'the database in the data folder cannot be opened; check that folder and its permissions',
  ],
  ['SQLITE_IOERR', 'the disk cannot be read or written; check it and its free space'],
  ['SQLITE_NOMEM', 'the server is out of memory'],
  ['SQLITE_CORRUPT', 'the database file is damaged; restore a backup of the data folder'],
  ['SQLITE_NOTADB', 'the database file is not a database; restore a backup of the data folder'],
];

/** The store's error for a failure of SQLite that is not our mistake; anything else stays as it is. */
export function asStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const found = reasons.find(([prefix]) => code.startsWith(prefix));
  return found === undefined ? error : new StoreUnavailableError(found[1], { cause: error });
}
