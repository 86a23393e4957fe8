import { Command } from 'commander';
import { readConfig, readEnvironment, tenantsOf } from '../src/config.ts';
import { HalftoneError } from '../src/domain/halftone-error.ts';
import { readWebhookSecret } from '../src/embedded/read-webhook-secret.ts';

const program = new Command('npm run webhook-secret --')
  .description('Prints the secret that signs webhooks.')
  .argument('[tenant]', 'a name in API_KEYS; not needed on an open server')
  .action((tenant: string | undefined) => {
    const config = readConfig(readEnvironment());
    const tenants = tenantsOf(config);
    const name = tenant ?? (tenants.length === 1 ? tenants[0] : undefined);
    if (name === undefined || !tenants.includes(name)) {
      return fail(`Which tenant? One of ${tenants.join(', ')}.`);
    }
    const secret = readWebhookSecret(config, name);
    if (secret === null) return fail('There is no secret yet: the first start of the server makes it.');
    process.stdout.write(`${secret}\n`);
    return undefined;
  });

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

try {
  program.parse();
} catch (error) {
  if (!(error instanceof HalftoneError)) throw error;
  fail(error.message);
}
