import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { storageOptions } from './container-storage.ts';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Any command of podman, to its end. crun, its usual runtime, refuses machines with both kinds of cgroups. */
export function podman(command: string, ...args: readonly string[]): Finished {
  const { error, status, stdout, stderr } = spawnSync(
    'podman',
    [...storageOptions, '--runtime', 'runc', command, ...args],
    { encoding: 'utf8', timeout: 50_000 },
  );
  if (error) throw error;
  return { code: status, stdout: stdout.trim(), stderr: stderr.trim() };
}

/**
 * Options of `podman run` for a container as docs/operate/container.md advises it: nothing to write to but volumes,
 * no capability, no way to get one. Its network is this machine's.
 */
export function confinedOptions(): string[] {
  return [
    ...['--read-only', '--read-only-tmpfs=false', '--cap-drop', 'all', '--security-opt', 'no-new-privileges'],
    ...['--network', 'host'],
    // podman asks for more than a process that is itself confined may give.
    ...['--ulimit', `nofile=${limitOf('Max open files')}`, '--ulimit', `nproc=${limitOf('Max processes')}`],
  ];
}

function limitOf(name: string): string {
  const lines = readFileSync('/proc/self/limits', 'utf8').split('\n');
  const hard = /(\d+)\s+\w+\s*$/.exec(lines.find((line) => line.startsWith(name)) ?? '')?.[1];
  const limit = Math.min(4_096, Number(hard ?? Number.POSITIVE_INFINITY));
  return `${limit}:${limit}`;
}
