import { afterAll, beforeAll, describe } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/open-mongo-store.ts';
import { findMongoOrSay, type MongoServer, startMongo } from '../support/mongod.ts';
import { storeContract } from './store-contract.ts';

const source = findMongoOrSay('the contract of the MongoDB store');

describe.skipIf(source === null)('on a real replica set', () => {
  let server: MongoServer;

  beforeAll(async () => {
    if (source !== null) server = await startMongo(source);
  });
  afterAll(async () => {
    await server.stop();
  });

  storeContract('MongoDB', async () => {
    const uri = server.database();
    return { open: () => openMongoStore({ uri }), remove: () => server.drop(uri) };
  });
});
