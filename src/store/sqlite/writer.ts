import type { Claims } from './claims.ts';
import type { Connection } from './connection.ts';
import type { RowSearchFilling } from './search-filling.ts';

/** What the methods that change something work on. */
export interface Writer {
  readonly db: Connection;
  /** The number of this opening of the store. */
  readonly epoch: number;
  readonly claims: Claims;
  readonly search: RowSearchFilling;
}
