import type { Leftover } from '../known-output.ts';
import type { Connection } from './connection.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

export function listLeftovers(db: Connection, limit: number): Leftover[] {
  return db
    .all<Leftover>(statements.listLeftovers, [limit])
    .map(({ key, kind, format }) => ({ key, kind, format }));
}

export function forgetLeftovers({ db }: Writer, leftovers: readonly Leftover[]): void {
  db.run(statements.forgetLeftovers, [JSON.stringify(leftovers.map(({ key }) => key))]);
}
