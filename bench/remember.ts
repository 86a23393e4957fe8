import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes a function that computes a JSON value once for a key, and reads it from `folder` ever after. */
export function rememberIn(folder: string | null) {
  return async <T>(key: readonly unknown[], compute: () => Promise<T>): Promise<T> => {
    if (folder === null) return compute();
    const path = join(folder, `${createHash('sha256').update(JSON.stringify(key)).digest('hex')}.json`);
    const known = await readFile(path, 'utf8').catch(() => null);
    if (known !== null) return JSON.parse(known) as T;
    const value = await compute();
    await mkdir(folder, { recursive: true });
    // Whole or not at all: a run may be stopped at any time.
    await writeFile(`${path}.part`, JSON.stringify(value));
    await rename(`${path}.part`, path);
    return value;
  };
}

export type Remember = ReturnType<typeof rememberIn>;
