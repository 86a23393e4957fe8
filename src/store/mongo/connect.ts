import {
  type Document,
  MongoClient,
  type MongoClientOptions,
  MongoCompatibilityError,
  MongoServerSelectionError,
} from 'mongodb';
import { pause } from '../../concurrency/pause.ts';
import { StoreUnavailableError } from '../store-errors.ts';
import { type Database, databaseOf } from './database.ts';
import { asStoreError } from './mongo-failure.ts';

/** How long a start waits for a server with a primary, milliseconds: a set that has just begun elects one. */
const patience = 6_000;

/** The oldest server this store is tried on. */
const oldestMajor = 6;

const options: MongoClientOptions = {
  appName: 'halftone',
  writeConcern: { w: 'majority' },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  retryReads: true,
  retryWrites: true,
  ignoreUndefined: true,
  maxPoolSize: 20,
  // A store that is down is reported immediately and not waited for: callers that can wait try again.
  serverSelectionTimeoutMS: 2_000,
  connectTimeoutMS: 2_000,
  heartbeatFrequencyMS: 2_000,
  waitQueueTimeoutMS: 5_000,
  // For a server that was stopped, and not ended.
  socketTimeoutMS: 10_000,
};

const standalone =
  'the server at MONGODB_URI is a standalone one, and transactions need a replica set. Start it with ' +
  '`mongod --replSet rs0 --dbpath …`, then run `rs.initiate()` once in mongosh: one member is enough';
const uninitiated =
  'the replica set at MONGODB_URI is not initiated; run `rs.initiate()` once in mongosh on its first member';
const unreachable = 'no MongoDB server answers at MONGODB_URI; check the address, and that mongod is running';
const noPrimary =
  'the replica set at MONGODB_URI has no reachable primary; check its members and their addresses';

/** Connects to the replica set. Throws StoreUnavailableError with how to fix it, at the latest after `patience`. */
export async function connect(uri: string): Promise<Database> {
  const client = clientFor(uri);
  try {
    await untilPrimary(client);
    const admin = client.db('admin');
    refuseUnfit(await admin.command({ hello: 1 }), await admin.command({ buildInfo: 1 }));
    return databaseOf(client, databaseName(uri));
  } catch (error) {
    await client.close();
    throw explained(error);
  }
}

/** Refuses a server that cannot be the store, by its answers to `hello` and `buildInfo`. */
function refuseUnfit(hello: Document, buildInfo: Document): void {
  const sharded = hello['msg'] === 'isdbgrid';
  if (typeof hello['setName'] !== 'string' && !sharded) throw new StoreUnavailableError(standalone);
  const version = String(buildInfo['version']);
  if (Number.parseInt(version, 10) < oldestMajor) throw tooOld(version);
}

function tooOld(version: string): StoreUnavailableError {
  return new StoreUnavailableError(
    `the server at MONGODB_URI is MongoDB ${version}; version ${oldestMajor}.0 or newer is needed`,
  );
}

/** The database in the URI's path, else `halftone`. */
function databaseName(uri: string): string {
  const path = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(uri)?.[1];
  return path === undefined ? 'halftone' : decodeURIComponent(path);
}

function clientFor(uri: string): MongoClient {
  try {
    return new MongoClient(uri, options);
  } catch (error) {
    throw new StoreUnavailableError(
      'MONGODB_URI is not an address that MongoDB understands, such as mongodb://user:password@host:27017/halftone',
      { cause: error },
    );
  }
}

async function untilPrimary(client: MongoClient): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      await client.connect();
      await client.db('admin').command({ ping: 1 });
      return;
    } catch (error) {
      const away = error instanceof MongoServerSelectionError && !isDecided(error);
      if (!away || performance.now() > end) throw error;
      await pause(200);
    }
  }
}

/** Whether waiting will not help: a server answers, and it is not what is needed. */
function isDecided({ reason }: MongoServerSelectionError): boolean {
  const servers = [...(reason?.servers.values() ?? [])];
  return servers.some(({ type, error }) => type === 'RSGhost' || error instanceof MongoCompatibilityError);
}

/** Says what to fix. The driver's own words carry addresses, and are kept as the cause. */
function explained(error: unknown): unknown {
  if (error instanceof MongoCompatibilityError) return tooOldFor(error);
  if (!(error instanceof MongoServerSelectionError)) return asStoreError(error);
  const servers = [...(error.reason?.servers.values() ?? [])];
  if (servers.some((server) => server.error instanceof MongoCompatibilityError)) return tooOldFor(error);
  const unknown = servers.every(({ type }) => type === 'Unknown');
  const ghost = servers.some(({ type }) => type === 'RSGhost');
  const reason = ghost ? uninitiated : unknown ? unreachable : noPrimary;
  return new StoreUnavailableError(reason, { cause: error });
}

function tooOldFor(cause: Error): StoreUnavailableError {
  return new StoreUnavailableError(
    `the server at MONGODB_URI is too old or too new for this Halftone; MongoDB ${oldestMajor}.0 or newer is needed`,
    { cause },
  );
}
