import type { Config } from '../config.ts';
import { readSqliteSecret } from '../store/sqlite/read-sqlite-secret.ts';
import { tenantSecretName } from '../webhooks/open-tenant-secrets.ts';

/**
 * The secret that signs a tenant's webhooks, beside a server that may be running; null before its first start.
 * Requests that were uploaded with a secret of their own are signed with that one.
 */
export function readWebhookSecret(config: Config, tenant: string): string | null {
  return config.webhookSecret ?? readSqliteSecret(config.dataDir, tenantSecretName(tenant));
}
