import { Command } from 'commander';

/** `halftone serve`: the server, configured by the environment. */
export function serve(): Command {
  return new Command('serve')
    .description('Runs the server, as the environment and .env say.')
    .action(async () => {
      await import('../../src/main.ts');
    });
}
