/**
 * What is in a backup, a tar archive (POSIX.1-2001) that any tar unpacks into a data folder. First the head,
 * then the database, then the files under their keys, and at the end the SHA-256 of all that came before it,
 * as `sha256sum --check` reads it.
 */
export const archiveNames = {
  head: 'halftone-backup.json',
  database: 'halftone.db',
  files: 'files/',
  sums: 'SHA256SUMS',
} as const;

/** Of the layout above. */
export const archiveFormat = 1;

/** Whether something of this name belongs into a data folder. Names with `..`, `/` at the front and the like do not. */
export function isArchiveName(name: string): boolean {
  if (name === archiveNames.head || name === archiveNames.database || name === archiveNames.sums) return true;
  return /^files\/(uploads\/[A-Za-z0-9_-]+\.csv|outputs\/[A-Za-z0-9_-]{2}\/[A-Za-z0-9_-]{20,64}\.[a-z]{3,4})$/.test(
    name,
  );
}
