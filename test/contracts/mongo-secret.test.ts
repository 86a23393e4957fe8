import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { readWebhookSecret } from '../../src/embedded/read-webhook-secret.ts';
import { openMongoStore } from '../../src/store/mongo/open-mongo-store.ts';
import { openTenantSecrets } from '../../src/webhooks/open-tenant-secrets.ts';
import { findMongoOrSay, type MongoServer, startMongo } from '../support/mongod.ts';

const source = findMongoOrSay('the webhook secret that MongoDB stores');

describe.skipIf(source === null)('the webhook secret of a server with MongoDB', () => {
  let mongo: MongoServer;

  beforeAll(async () => {
    if (source !== null) mongo = await startMongo(source);
  });
  afterAll(() => mongo.stop());

  test('is read beside the server, and is null before its first start', async () => {
    const uri = mongo.database();
    const config = readConfig({ MONGODB_URI: uri });
    expect(await readWebhookSecret(config, 'shop')).toBeNull();
    const store = await openMongoStore({ uri });
    try {
      const secretOf = await openTenantSecrets(store, ['shop'], null);
      expect(await readWebhookSecret(config, 'shop')).toBe(await secretOf('shop'));
      expect(await readWebhookSecret(config, 'another')).toBeNull();
    } finally {
      await store.close();
      await mongo.drop(uri);
    }
  });
});
