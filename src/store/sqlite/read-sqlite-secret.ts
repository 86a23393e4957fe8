import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from './connection.ts';
import { statements } from './statements.ts';

/** The value kept under `name` in a data folder that another process may own; null: none is kept (yet). */
export function readSqliteSecret(dataDir: string, name: string): string | null {
  const file = join(dataDir, 'halftone.db');
  if (!existsSync(file)) return null;
  const connection = openConnection(file);
  try {
    return connection.get<{ value: string }>(statements.readSecret, [name])?.value ?? null;
  } finally {
    connection.close();
  }
}
