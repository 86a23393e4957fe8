import { Command } from 'commander';

/** `halftone backup`: the embedded store in one file, also while the server runs. */
export function backup(): Command {
  return new Command('backup')
    .description('Packs the database and all files into one archive; the server may be running.')
    .argument('<file>', 'where to; - is standard output')
    .option('--data-dir <folder>', 'instead of DATA_DIR')
    .action(async (file: string, options: { dataDir?: string }) => {
      const { backUp } = await import('../back-up.ts');
      await backUp(file, options);
    });
}
