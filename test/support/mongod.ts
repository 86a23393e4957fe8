import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { MongoClient } from 'mongodb';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { cachedMongod, fetchMongodCommand } from '../../scripts/cached-mongod.ts';

/** A replica set for tests. */
export interface MongoServer {
  /** An address of a database that nothing else uses. */
  database(): string;
  drop(uri: string): Promise<void>;
  stop(): Promise<void>;
}

/** How a server can be had here; null: it cannot, and `skipped` has said so. */
export type MongoSource = { readonly address: string } | { readonly binary: string };

/**
 * The first of: the server at MONGODB_TEST_URI, the `mongod` that MONGOMS_SYSTEM_BINARY names, one on PATH, the
 * one that was fetched before.
 */
function findMongo(): MongoSource | null {
  const address = process.env['MONGODB_TEST_URI'];
  if (address) return { address };
  const named = process.env['MONGOMS_SYSTEM_BINARY'];
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'mongod'));
  const binary = [...(named ? [named] : []), ...onPath, cachedMongod()].find(isExecutable);
  return binary === undefined ? null : { binary };
}

/** As findMongo; says on stderr what is skipped without a server, why, and what ends it. */
export function findMongoOrSay(skipped: string): MongoSource | null {
  const source = findMongo();
  if (source === null) {
    process.stderr.write(
      `SKIPPED: ${skipped}: no mongod on PATH, none fetched and no MONGODB_TEST_URI. Run: ${fetchMongodCommand}\n`,
    );
  }
  return source;
}

/** Starts a replica set of one member, or joins the server that was named. */
export async function startMongo(source: MongoSource): Promise<MongoServer> {
  const replicaSet = 'binary' in source ? await startReplicaSet(source.binary) : null;
  const address = 'address' in source ? source.address : (replicaSet?.getUri() ?? '');
  let databases = 0;
  return {
    database() {
      databases += 1;
      return withDatabase(address, `halftone-test-${process.pid}-${databases}`);
    },
    async drop(uri) {
      const client = new MongoClient(uri);
      await client.db().dropDatabase();
      await client.close();
    },
    async stop() {
      await replicaSet?.stop({ doCleanup: true, force: true });
    },
  };
}

function startReplicaSet(systemBinary: string): Promise<MongoMemoryReplSet> {
  // Any version is what is to be tested on: no warning that it is not the newest.
  process.env['MONGOMS_SYSTEM_BINARY_VERSION_CHECK'] = 'false';
  return MongoMemoryReplSet.create({
    binary: { systemBinary, checkMD5: false },
    replSet: { count: 1, storageEngine: 'wiredTiger' },
  });
}

function withDatabase(address: string, name: string): string {
  return address.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);
}

function isExecutable(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
