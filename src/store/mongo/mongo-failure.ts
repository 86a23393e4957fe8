import { MongoError, MongoServerError } from 'mongodb';
import { StoreUnavailableError } from '../store-errors.ts';

/** Failures of the connection, by the driver's names. */
const lost = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoOperationTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClosedError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'WaitQueueTimeoutError',
  'MongoExpiredSessionError',
]);

const busy = 'MongoDB is electing a primary or shutting down';

/** What the person who runs the server can fix, by MongoDB's error code (its error_codes.yml). */
const reasons: ReadonlyMap<number, string> = new Map([
  [18, 'MongoDB rejects the user or password in MONGODB_URI'],
  [13, 'the user in MONGODB_URI lacks permissions; give it the roles readWrite and dbAdmin on the database'],
  [8000, 'MongoDB rejects the user or password in MONGODB_URI'],
  [14031, 'MongoDB’s disk is full; free some space'],
  [64, 'MongoDB could not write to a majority of the replica set; check its members'],
  [50, 'MongoDB took too long'],
  [262, 'MongoDB took too long'],
  ...[6, 7, 89, 91, 189, 9001, 10107, 11600, 11602, 13435, 13436].map((code) => [code, busy] as const),
]);

/** Labels of errors that another try may not meet. */
const passing = ['TransientTransactionError', 'UnknownTransactionCommitResult', 'RetryableWriteError'];

/** The store's error for a failure of MongoDB that is not our mistake; anything else stays as it is. */
export function asStoreError(error: unknown): unknown {
  const reason = error instanceof MongoError ? reasonOf(error) : undefined;
  return reason === undefined ? error : new StoreUnavailableError(reason, { cause: error });
}

function reasonOf(error: MongoError): string | undefined {
  const known = error instanceof MongoServerError ? reasons.get(Number(error.code)) : undefined;
  if (known !== undefined) return known;
  if (lost.has(error.name)) return 'MongoDB does not answer; check that it runs and can be reached';
  return passing.some((label) => error.hasErrorLabel(label)) ? busy : undefined;
}
