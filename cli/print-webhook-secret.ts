import { readConfig, readEnvironment, tenantsOf } from '../src/config.ts';
import { HalftoneError } from '../src/domain/halftone-error.ts';
import { readWebhookSecret } from '../src/embedded/read-webhook-secret.ts';

/** Writes the secret of a tenant to standard output; without a name, of the only one. Throws HalftoneError. */
export async function printWebhookSecret(tenant: string | undefined): Promise<void> {
  const config = readConfig(readEnvironment());
  const tenants = [...new Set(tenantsOf(config))];
  const name = tenant ?? (tenants.length === 1 ? tenants[0] : undefined);
  if (name === undefined || !tenants.includes(name)) {
    throw new HalftoneError('UNKNOWN_TENANT', 400, `Which tenant? One of ${tenants.join(', ')}.`);
  }
  const secret = await readWebhookSecret(config, name);
  if (secret === null) {
    throw new HalftoneError(
      'NO_SECRET_YET',
      404,
      'There is no secret yet: the first start of the server makes it.',
    );
  }
  process.stdout.write(`${secret}\n`);
}
