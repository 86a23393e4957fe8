import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const root = new URL('../..', import.meta.url);

/** Builds what is missing or older than its sources, before any test starts the command `halftone`. */
export async function setup(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/build.js', '--if-changed'], { cwd: root });
}
