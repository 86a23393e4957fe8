import { statements } from './statements.ts';
import type { Writer } from './writer.ts';

export function secret({ db }: Writer, name: string, fresh: string): string {
  db.run(statements.keepSecret, [name, fresh]);
  return db.one<{ value: string }>(statements.readSecret, [name]).value;
}
