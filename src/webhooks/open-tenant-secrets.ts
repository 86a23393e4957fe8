import { newWebhookSecret } from '../domain/webhook-secret.ts';
import type { Secrets } from '../store/store.ts';

/** Under which name the store keeps a tenant's webhook secret. */
export function tenantSecretName(tenant: string): string {
  return `webhook:${tenant}`;
}

/**
 * The secrets that sign the webhooks of requests without one of their own: WEBHOOK_SECRET where it is set,
 * else one for each tenant, made when the tenant's server first starts and kept in the store.
 */
export async function openTenantSecrets(
  store: Secrets,
  tenants: readonly string[],
  webhookSecret: string | null,
): Promise<(tenant: string) => Promise<string>> {
  if (webhookSecret !== null) return async () => webhookSecret;
  const known = new Map<string, string>();
  const secretOf = async (tenant: string) => {
    const secret = known.get(tenant) ?? (await store.secret(tenantSecretName(tenant), newWebhookSecret()));
    known.set(tenant, secret);
    return secret;
  };
  for (const tenant of tenants) await secretOf(tenant);
  return secretOf;
}
