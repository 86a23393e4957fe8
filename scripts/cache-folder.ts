import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where tools keep what is slow to make again: outside the checkout, in the user's cache folder. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'halftone');
}
