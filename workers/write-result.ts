import { rename, rm, writeFile } from 'node:fs/promises';
import { partialOutput } from '../src/compression/partial-output.ts';

/** Writes a file that is there whole or not at all: under a temporary name in its folder, then renamed. */
export async function writeResult(path: string, data: Buffer): Promise<void> {
  const partial = partialOutput(path);
  try {
    await writeFile(partial, data);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
