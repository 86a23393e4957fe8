import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HalftoneError } from '../src/domain/halftone-error.ts';

/** Where `examples/catalogue.csv` says its images are. */
const SAMPLE_ORIGIN = 'http://127.0.0.1:4001';

// From the build, this file is one folder deeper than from sources.
const EXAMPLES = new URL(
  import.meta.url.endsWith('.ts') ? '../examples/' : '../../examples/',
  import.meta.url,
);

/** The folder of the sample's images. */
export const SAMPLE_IMAGES = fileURLToPath(new URL('images/', EXAMPLES));

/**
 * The catalogue to upload: the file at `path`, not read into memory, or the sample with its URLs pointing to
 * `imagesUrl` (port 4001 may have been taken).
 */
export async function openCatalogue(path: string | undefined, imagesUrl: string): Promise<File> {
  if (path === undefined) {
    const sample = await readFile(new URL('catalogue.csv', EXAMPLES), 'utf8');
    return new File([sample.replaceAll(SAMPLE_ORIGIN, imagesUrl)], 'catalogue.csv', { type: 'text/csv' });
  }
  try {
    return new File([await openAsBlob(path)], basename(path), { type: 'text/csv' });
  } catch (error) {
    throw new HalftoneError('NO_SUCH_FILE', 400, `Cannot read ${path}: give the path of a CSV file.`, {
      cause: error,
    });
  }
}
