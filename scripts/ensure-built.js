import { build, canBuild } from './build.js';
import { isBuilt, isFresh, parts } from './built-parts.js';

/**
 * In a checkout, before the command runs: builds what has changed since it was built. Without the compilers
 * (`npm ci --omit=dev`) what was built before is run, and where nothing was, the process ends and says what to do.
 */
export async function ensureBuilt() {
  const stale = parts.filter((part) => !isFresh(part));
  if (stale.length === 0) return;
  const names = stale.map(({ name }) => name).join(' and ');
  if (canBuild()) {
    console.error(`Building the ${names} …`);
    try {
      await build(stale);
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
    return;
  }
  const how =
    'To build: npm ci && npm run build. (npm ci --omit=dev afterwards takes the compilers away again.)';
  if (!stale.every(isBuilt)) fail(`There is no build of the ${names} yet. ${how}`);
  console.error(`The build of the ${names} is older than the sources, and runs as it is. ${how}`);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}
