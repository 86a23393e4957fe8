import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { partialOutput } from '../src/compression/partial-output.ts';

/** Writes a file that is there whole or not at all: under a temporary name in its folder, then renamed. */
export function writeResult(path: string, data: Buffer): void {
  const partial = partialOutput(path);
  try {
    writeFileSync(partial, data);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
