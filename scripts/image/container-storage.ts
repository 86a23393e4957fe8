import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';

/** What the tried image is called. */
export const triedImage = 'localhost/halftone:try';

/**
 * Options of buildah and podman. Their images are kept apart from the user's own, where a base that was made here
 * would pass for the real one.
 */
export const storageOptions: readonly string[] = [
  ...['--root', join(cacheFolder(), 'containers')],
  ...['--runroot', join(tmpdir(), 'halftone-containers')],
];
