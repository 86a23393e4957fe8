import { StoreUnavailableError } from '../../store-errors.ts';
import type { Connection } from '../connection.ts';
import { initial } from './001-initial.ts';
import { control } from './002-control.ts';

/** In order; the first brings an empty file to version 1. A released one is never changed. */
const migrations = [initial, control];

/** The version that this Halftone reads and writes. */
export const schemaVersion = migrations.length;

/** Brings the file to the newest version, each step in its own transaction. Refuses a file from a newer Halftone. */
export function migrate(db: Connection): void {
  const { user_version: version } = db.one<{ user_version: number }>('PRAGMA user_version', []);
  if (version > schemaVersion) {
    throw new StoreUnavailableError(
      'the data folder was written by a newer version of Halftone; start that version',
    );
  }
  migrations.slice(version).forEach((migration, index) => {
    db.transaction(() => {
      db.exec(migration);
      db.exec(`PRAGMA user_version = ${version + index + 1}`);
    });
  });
}
