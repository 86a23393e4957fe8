import { chownSync, statSync } from 'node:fs';

/**
 * Gives what the administrator's command made at `path` to whoever has `folder`: a server that runs as a user of
 * its own has to write it later. Nothing for anybody but root.
 */
export function giveToOwnerOf(folder: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  if (uid !== 0) chownSync(path, uid, gid);
}
