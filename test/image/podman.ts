import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { storageOptions, triedImage } from '../../scripts/image/container-storage.ts';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Any command of podman, to its end. crun, its usual runtime, refuses machines with both kinds of cgroups. */
export function podman(command: string, ...args: string[]): Finished {
  const { error, status, stdout, stderr } = spawnSync(
    'podman',
    [...storageOptions, '--runtime', 'runc', command, ...args],
    { encoding: 'utf8', timeout: 50_000 },
  );
  if (error) throw error;
  return { code: status, stdout: stdout.trim(), stderr: stderr.trim() };
}

/**
 * Options of a container as docs/operate/container.md advises them: nothing to write to but the volume, no
 * capability, no way to get one. The network is this machine's, where the shop of the tests is.
 */
export function containerOptions(volume: string, environment: Record<string, string>): string[] {
  return [
    ...['--read-only', '--read-only-tmpfs=false', '--cap-drop', 'all', '--security-opt', 'no-new-privileges'],
    ...['--network', 'host', '--volume', `${volume}:/data`],
    ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    // podman asks for more than a process that is itself confined may give.
    ...['--ulimit', `nofile=${limitOf('Max open files')}`, '--ulimit', `nproc=${limitOf('Max processes')}`],
    triedImage,
  ];
}

function limitOf(name: string): string {
  const line = readFileSync('/proc/self/limits', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(name));
  const hard = Number(/(\d+)\s+\w+\s*$/.exec(line ?? '')?.[1] ?? Number.POSITIVE_INFINITY);
  const limit = Math.min(4_096, hard);
  return `${limit}:${limit}`;
}
