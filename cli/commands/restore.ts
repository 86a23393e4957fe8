import { Command } from 'commander';

/** `halftone restore`: a backup into a data folder, or only its check. */
export function restore(): Command {
  return new Command('restore')
    .description('Puts a backup into an empty data folder, after checking every byte of it.')
    .argument(
      '<file>',
      'an archive of halftone backup, which may be compressed with gzip; - is standard input',
    )
    .option('--data-dir <folder>', 'instead of DATA_DIR')
    .option('--force', 'replace what is in the data folder')
    .option('--check', 'only check the archive')
    .action(async (file: string, options: { dataDir?: string; force?: boolean; check?: boolean }) => {
      const { restoreFile } = await import('../restore-file.ts');
      await restoreFile(file, options);
    });
}
