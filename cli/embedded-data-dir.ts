import { resolve } from 'node:path';
import { readConfig, readEnvironment } from '../src/config.ts';
import { HalftoneError } from '../src/domain/halftone-error.ts';

/** The data folder that a backup is of. Throws what to do where the store is a MongoDB. */
export function embeddedDataDir(given: string | undefined): string {
  // A folder that is named needs nothing of the environment, not even that it is right.
  if (given !== undefined) return resolve(given);
  const { dataDir, mongodbUri } = readConfig(readEnvironment());
  if (mongodbUri !== null) {
    throw new HalftoneError(
      'STORE_IS_MONGODB',
      400,
      [
        'MONGODB_URI is set: the store is a MongoDB, which has tools of its own.',
        `Back up:  1. rsync -a ${resolve(dataDir, 'files')}/ BACKUP/files/`,
        '          2. mongodump --uri="$MONGODB_URI" --gzip --archive=BACKUP/halftone.gz',
        '          3. once more what 1 says, without --delete',
        'Restore:  mongorestore --uri="$MONGODB_URI" --drop --gzip --archive=BACKUP/halftone.gz, and the files back.',
        'While the server runs, the dump is of one moment only with --oplog: docs/operate/backup.md says more.',
      ].join('\n'),
    );
  }
  return resolve(dataDir);
}
