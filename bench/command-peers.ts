import { execFile } from 'node:child_process';
import { copyFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { FilePair } from './start-sharp-alone.ts';

const run = promisify(execFile);

/** A program of others that halves a JPEG's bytes, as its manual says to do it. */
export interface CommandPeer {
  readonly name: string;
  readonly halve: (file: FilePair) => Promise<void>;
}

const peers: readonly (CommandPeer & { readonly command: string })[] = [
  {
    name: 'jpegoptim --size=50%',
    command: 'jpegoptim',
    halve: async ({ input, output }) => {
      await copyFile(input, output);
      await run('jpegoptim', ['--quiet', '--strip-all', '--size=50%', output]);
    },
  },
  {
    name: 'ImageMagick jpeg:extent',
    command: 'convert-im6.q16',
    halve: async ({ input, output }) => {
      const extent = Math.floor((await stat(input)).size / 2);
      // One thread: with OpenMP's it takes as much CPU or, by up to a twentieth, more.
      await run('convert-im6.q16', [
        ...['-limit', 'thread', '1', input],
        ...['-auto-orient', '-strip', '-define', `jpeg:extent=${extent}B`, `jpeg:${output}`],
      ]);
    },
  },
];

/** Those that are installed, and the names of those that are not. */
export async function commandPeers(): Promise<{ installed: CommandPeer[]; missing: string[] }> {
  const installed: CommandPeer[] = [];
  const missing: string[] = [];
  for (const peer of peers) {
    if (await isInstalled(peer.command)) installed.push(peer);
    else missing.push(peer.name);
  }
  return { installed, missing };
}

export async function isInstalled(command: string): Promise<boolean> {
  return run('which', [command]).then(
    () => true,
    () => false,
  );
}
