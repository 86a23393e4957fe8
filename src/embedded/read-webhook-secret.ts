import type { Config } from '../config.ts';
import { readMongoSecret } from '../store/mongo/read-mongo-secret.ts';
import { readSqliteSecret } from '../store/sqlite/read-sqlite-secret.ts';
import { tenantSecretName } from '../webhooks/open-tenant-secrets.ts';

/**
 * The secret that signs a tenant's webhooks, beside a server that may be running; null before its first start.
 * Requests that were uploaded with a secret of their own are signed with that one.
 */
export async function readWebhookSecret(config: Config, tenant: string): Promise<string | null> {
  const { webhookSecret, mongodbUri, dataDir } = config;
  if (webhookSecret !== null) return webhookSecret;
  const name = tenantSecretName(tenant);
  return mongodbUri === null ? readSqliteSecret(dataDir, name) : readMongoSecret(mongodbUri, name);
}
