import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * A part of dist/ that is built on its own.
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} inputs files and folders that it is made of
 * @property {readonly string[]} outputs folders below dist/, each replaced as a whole
 * @property {string} entry a file below dist/ that is there when the part is
 */

/** @type {readonly Part[]} */
export const parts = [
  {
    name: 'server',
    inputs: ['cli', 'src', 'workers', 'tsconfig.json', 'tsconfig.build.json'],
    outputs: ['cli', 'src', 'workers'],
    entry: 'cli/halftone.js',
  },
  // The page takes src/format/ into the browser.
  { name: 'page', inputs: ['web', 'src/format'], outputs: ['web'], entry: 'web/index.html' },
];

/** Whichever compiler is locked, and however it is called. */
const inputsOfAll = ['package-lock.json', 'scripts/build.js'];

/**
 * Stands for everything a part is made of: names and contents, not times, which a checkout of another branch sets
 * anew and a copy may keep.
 * @param {Part} part
 */
export function stampOf(part) {
  const hash = createHash('sha256');
  for (const file of [...part.inputs, ...inputsOfAll].flatMap(filesIn).sort()) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** @param {Part} part */
export function stampFile(part) {
  return join(root, 'dist', `${part.name}.stamp`);
}

/** Whether there is a build of it, of whatever age. @param {Part} part */
export function isBuilt(part) {
  return existsSync(join(root, 'dist', part.entry));
}

/** Whether what is built was made of what is here now. @param {Part} part */
export function isFresh(part) {
  return (
    isBuilt(part) && existsSync(stampFile(part)) && readFileSync(stampFile(part), 'utf8') === stampOf(part)
  );
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const inside = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesIn(inside) : [inside];
  });
}
