import { Command } from 'commander';

/** `halftone serve`: the server, configured by the environment. */
export function serve(): Command {
  return new Command('serve')
    .description('Runs the server, as the environment and .env say.')
    .action(async () => {
      // Until the server has started: nothing is lost by an end at once, and the first process of a container gets no
      // signal that it has no handler for.
      const end = () => process.exit(0);
      process.once('SIGTERM', end).once('SIGINT', end);
      await import('../../src/main.ts');
      process.off('SIGTERM', end).off('SIGINT', end);
    });
}
