import { Command } from 'commander';

/** `halftone demo`: a server, a sample shop and a receiver of webhooks, all on this machine. */
export function demo(): Command {
  return new Command('demo')
    .description('Runs Halftone on a sample catalogue, or on yours, and shows how it goes.')
    .argument('[catalogue]', 'a CSV of products with image URLs; without it, the sample')
    .option('--once', 'exit when the catalogue is done, instead of keeping the server running', false)
    .option('--resume <request>', 'follow a request that an earlier run began')
    .action(async (catalogue: string | undefined, options: { once: boolean; resume?: string }) => {
      const { runDemo } = await import('../run-demo.ts');
      process.exitCode = await runDemo({ catalogue, ...options });
    });
}
