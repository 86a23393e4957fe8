import { spawnSync } from 'node:child_process';

/** Runs a program to its end and gives its standard output; throws with what it said where it fails. */
export function run(program: string, args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 << 20,
  });
  if (error) throw error;
  if (status !== 0)
    throw new Error(
      `${program} ${args.join(' ')}: exit code ${status}\n${stdout.slice(-2_000)}${stderr.slice(-4_000)}`,
    );
  return stdout.trim();
}
