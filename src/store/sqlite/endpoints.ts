import type { EndpointState } from '../../domain/endpoint-failures.ts';
import type { Connection } from './connection.ts';
import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

export function readEndpoint(db: Connection, owner: string, url: string): EndpointState | null {
  const row = db.get<{ failing_since: number; last_failed_at: number }>(statements.readEndpoint, [
    owner,
    url,
  ]);
  if (row === undefined) return null;
  return { failingSince: new Date(row.failing_since), lastFailedAt: new Date(row.last_failed_at) };
}

export function writeEndpoint({ db }: Writer, owner: string, url: string, state: EndpointState | null): void {
  if (state === null) db.run(statements.deleteEndpoint, [owner, url]);
  else {
    const { failingSince, lastFailedAt } = state;
    db.run(statements.writeEndpoint, [owner, url, failingSince.getTime(), lastFailedAt.getTime()]);
  }
}
