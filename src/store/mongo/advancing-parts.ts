import type { Claiming } from './claiming.ts';
import type { Database } from './database.ts';
import type { OwnerLease } from './owner-lease.ts';

/** What the steps of long jobs work with. */
export interface AdvancingParts {
  readonly database: Database;
  readonly lease: OwnerLease;
  readonly claiming: Claiming;
}
