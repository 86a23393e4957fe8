import type { Claiming } from './claiming.ts';
import type { Database } from './database.ts';
import type { OwnerLease } from './owner-lease.ts';
import type { DocumentSearchFilling } from './search-filling.ts';

/** What the methods that change something work on. */
export interface Writer {
  readonly database: Database;
  readonly lease: OwnerLease;
  readonly claiming: Claiming;
  readonly search: DocumentSearchFilling;
}
