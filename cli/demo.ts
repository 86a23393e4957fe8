import { Command } from 'commander';
import { HalftoneError } from '../src/domain/halftone-error.ts';
import { runDemo } from './run-demo.ts';

const program = new Command('npm run demo --')
  .description('Runs Halftone on a sample catalogue, or on yours, and shows how it goes.')
  .argument('[catalogue]', 'a CSV of products with image URLs; without it, the sample in examples/')
  .option('--once', 'exit when the catalogue is done, instead of keeping the server running', false)
  .option('--resume <request>', 'follow a request that an earlier run began')
  .action(async (catalogue: string | undefined, options: { once: boolean; resume?: string }) => {
    process.exitCode = await runDemo({ catalogue, ...options });
  });

try {
  await program.parseAsync();
} catch (error) {
  const told = error instanceof HalftoneError || !(error instanceof Error) ? String(error) : error.stack;
  process.stderr.write(`${error instanceof HalftoneError ? error.message : told}\n`);
  process.exitCode = 1;
}
