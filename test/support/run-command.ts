import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const root = new URL('../..', import.meta.url);

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `halftone <parameters>` as a process of its own, from sources. */
export async function runCommand(
  parameters: readonly string[],
  environment: Record<string, string> = {},
): Promise<CommandResult> {
  const child = spawn(
    process.execPath,
    ['--import', '@oxc-node/core/register', 'cli/halftone.ts', ...parameters],
    { cwd: root, env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}
