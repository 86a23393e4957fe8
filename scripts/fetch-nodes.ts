/**
 * `node --import @oxc-node/core/register scripts/fetch-nodes.ts`: puts the newer Nodes that the package is tried on
 * into the user's cache folder, and prints their paths. npm brings them; a second run finds them there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { cachedNode, newerNodes, nodePackage } from './cached-nodes.ts';

for (const major of newerNodes) {
  const { folder, binary } = cachedNode(major);
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    const options = ['--prefix', folder, '--prefer-offline', '--no-audit', '--no-fund'];
    const npm = spawnSync('npm', ['install', ...options, `${nodePackage}@${major}`], { stdio: 'inherit' });
    if (npm.status !== 0) process.exit(1);
  }
  console.log(binary);
}
