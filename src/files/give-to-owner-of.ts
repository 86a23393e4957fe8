import { chownSync, statSync } from 'node:fs';

/**
 * Makes the owner of `folder` the owner of `path` as well, when the administrator (root) runs a command: a server
 * that runs as a user of its own has to write that file later. Does nothing for other users.
 */
export function giveToOwnerOf(folder: string, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  if (uid !== 0) chownSync(path, uid, gid);
}
