import type { Leftover } from '../store-control.ts';
import type { Connection } from './connection.ts';
import { statements } from './statements.ts';

export function listLeftovers(db: Connection, limit: number): Leftover[] {
  return db
    .all<Leftover>(statements.listLeftovers, [limit])
    .map(({ key, kind, format }) => ({ key, kind, format }));
}

export function forgetLeftovers(db: Connection, leftovers: readonly Leftover[]): void {
  db.run(statements.forgetLeftovers, [JSON.stringify(leftovers.map(({ key }) => key))]);
}
