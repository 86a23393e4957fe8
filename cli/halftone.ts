import { Command } from 'commander';
import { explainFailure } from '../src/installation/explain-failure.ts';
import { version } from '../src/installation/version.ts';
import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { demo } from './commands/demo.ts';
import { restore } from './commands/restore.ts';
import { serve } from './commands/serve.ts';
import { webhookSecret } from './commands/webhook-secret.ts';

/** Each loads what it runs only when it runs, so that the others and --help start quickly. */
const commands = [serve, demo, check, webhookSecret, backup, restore];

const program = new Command('halftone')
  .description('Compresses every image of a product catalogue to half its bytes, and shows live how it goes.')
  .version(version);
for (const command of commands) program.addCommand(command());

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
}
