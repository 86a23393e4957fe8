import { Command } from 'commander';

/** `halftone webhook-secret`: what receivers of webhooks check signatures with. */
export function webhookSecret(): Command {
  return new Command('webhook-secret')
    .description('Prints the secret that signs webhooks.')
    .argument('[tenant]', 'a name in API_KEYS; not needed on an open server')
    .action(async (tenant: string | undefined) => {
      const { printWebhookSecret } = await import('../print-webhook-secret.ts');
      await printWebhookSecret(tenant);
    });
}
