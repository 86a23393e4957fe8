import { Command } from 'commander';

/** `halftone check`: whether the server could start here. */
export function check(): Command {
  return new Command('check')
    .description(
      'Checks the environment and tries the store, the files and the compressor, without listening.',
    )
    .action(async () => {
      const { checkSetup } = await import('../check-setup.ts');
      process.exitCode = (await checkSetup()) ? 0 : 1;
    });
}
