import { readdir } from 'node:fs/promises';
import { makeImages } from './make-images.ts';

/** The JPEGs to measure on, names sorted: the corpus's, or generated ones under `folder`. Throws where it has none. */
export async function findImages(
  corpus: string | null,
  folder: string,
): Promise<{ readonly source: string; readonly names: readonly string[] }> {
  const source = corpus ?? (await makeImages(folder));
  const names = (await readdir(source)).filter((name) => /\.jpe?g$/i.test(name)).sort();
  if (names.length === 0)
    throw new TypeError(`${source} has no JPEGs in it (folders in it are not looked into).`);
  return { source, names };
}
