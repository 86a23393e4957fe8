import Database from 'libsql';
import { expect, test } from 'vitest';
import { asStoreError } from '../../../src/store/sqlite/sqlite-failure.ts';
import { packError, unpackError } from '../../../src/store/sqlite/wire-error.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';

/** As between the store's threads. */
const sent = (error: unknown) => unpackError(structuredClone(packError(error)));

function sqliteError(): unknown {
  try {
    new Database(':memory:').exec('SELECT * FROM absent');
  } catch (error) {
    return error;
  }
  return null;
}

test('an error of the driver arrives with its name, code and stack', () => {
  const error = sent(sqliteError());
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'SqliteError', code: 'SQLITE_ERROR' });
  expect((error as Error).message).toBe('no such table: absent');
  expect((error as Error).stack).toMatch(/\n +at /);
});

test('a store that is unavailable says so with the reason of the driver behind it', () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const error = sent(asStoreError(full)) as StoreUnavailableError;
  expect(error).toBeInstanceOf(StoreUnavailableError);
  expect(error.message).toBe((asStoreError(full) as Error).message);
  expect(error.cause).toMatchObject({ code: 'SQLITE_FULL' });
});

test('an error of the language keeps its class', () => {
  expect(sent(new RangeError('More than 200'))).toBeInstanceOf(RangeError);
});
