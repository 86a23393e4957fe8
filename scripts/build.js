import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isFresh, parts, root, stampFile, stampOf } from './built-parts.js';

// `node scripts/build.js [--if-changed] [server] [page]`: builds these parts of dist/; without a name, all of them.

/**
 * Compilers that leave the result of a part in `folder`. Types are not checked: `npm run check` does that.
 * @type {Readonly<Record<string, (folder: string) => string[]>>}
 */
const compilers = {
  server: (folder) => [
    binary('typescript', 'bin/tsc'),
    ...['-p', 'tsconfig.build.json', '--noCheck', '--outDir', folder],
  ],
  page: (folder) => [
    binary('vite', 'bin/vite.js'),
    ...['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn', '--outDir', join(folder, 'web')],
  ],
};

/** Whether the compilers are installed, as they are not after `npm ci --omit=dev`. */
export function canBuild() {
  try {
    return parts.every(({ name }) => compilers[name]?.(root));
  } catch {
    return false;
  }
}

/**
 * Builds beside dist/ and moves the result there as a whole, so that a build that fails changes nothing and
 * nothing stays of a source that is gone.
 * @param {readonly import('./built-parts.js').Part[]} wanted
 */
export async function build(wanted) {
  const folder = join(root, `.dist-${process.pid}`);
  try {
    await Promise.all(wanted.map((part) => buildPart(part, folder)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('./built-parts.js').Part} part
 * @param {string} folder
 */
async function buildPart(part, folder) {
  const stamp = stampOf(part);
  const wasFresh = isFresh(part);
  const child = spawn(process.execPath, compilers[part.name]?.(folder) ?? [], {
    cwd: root,
    // Vite keeps a NODE_ENV it finds (a test runner's), and React would be its slow and large development build.
    env: { ...process.env, NODE_ENV: 'production' },
    // Standard output belongs to the command that needs the build.
    stdio: ['ignore', 2, 2],
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The ${part.name} could not be built; see the messages above.`);
  // Another process was faster, and may be running what it built.
  if (!wasFresh && isFresh(part)) return;
  mkdirSync(join(root, 'dist'), { recursive: true });
  rmSync(stampFile(part), { force: true });
  for (const output of part.outputs) replace(join(root, 'dist', output), join(folder, output));
  writeFileSync(stampFile(part), stamp);
}

/**
 * Puts one folder in another's place; in between there is none for the time of two calls.
 * @param {string} old
 * @param {string} next
 */
function replace(old, next) {
  if (existsSync(old)) renameSync(old, `${next}.old`);
  renameSync(next, old);
}

/**
 * By its file: what a package exports may leave it out.
 * @param {string} name
 * @param {string} path
 */
function binary(name, path) {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { 'if-changed': { type: 'boolean' } },
    allowPositionals: true,
  });
  const named = parts.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const wanted = values['if-changed'] ? named.filter((part) => !isFresh(part)) : named;
  if (!canBuild()) fail('The compilers are not installed: run npm ci (without --omit=dev) first.');
  await build(wanted).catch((error) => fail(error.message));
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}
