import { MongoServerError } from 'mongodb';
import { StoreUnavailableError } from '../../store-errors.ts';
import type { Database } from '../database.ts';
import { type CollectionPlan, initial } from './001-initial.ts';
import { control } from './002-control.ts';

/** In order; the first brings an empty database to version 1. A released one is never changed. */
const migrations = [
  (database: Database) => lay(database, initial),
  (database: Database) => lay(database, control),
];

/**
 * Brings the database to the newest version. Every step may be run again and beside itself, so that it harms
 * nothing when two servers start quickly or one dies in the middle. Refuses a database of a newer Halftone.
 */
export async function migrate(database: Database): Promise<void> {
  const { version = 0 } = (await database.meta.findOne({ _id: 'schema' })) ?? {};
  if (version > migrations.length) {
    throw new StoreUnavailableError(
      'the database was written by a newer version of Halftone; start that version',
    );
  }
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    await step(database);
    await database.meta.updateOne({ _id: 'schema' }, { $max: { version: index + 1 } }, { upsert: true });
  }
}

async function lay(
  { db }: Database,
  plans: readonly (Omit<CollectionPlan, 'validator'> & Partial<CollectionPlan>)[],
): Promise<void> {
  for (const { name, validator, indexes } of plans) {
    await ensureCollection(() => db.createCollection(name));
    if (validator !== undefined) await db.command({ collMod: name, validator });
    if (indexes.length > 0) await db.collection(name).createIndexes([...indexes]);
  }
}

const namespaceExists = 48;

async function ensureCollection(create: () => Promise<unknown>): Promise<void> {
  try {
    await create();
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== namespaceExists) throw error;
  }
}
