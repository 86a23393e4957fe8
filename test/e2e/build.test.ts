import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let checkout = '';

/** A checkout of its own: what git knows, and the installed packages by links. */
beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'halftone-build-'));
  const parts = ['bin', 'cli', 'scripts', 'src', 'workers', 'web', 'package.json', 'package-lock.json'];
  for (const part of [...parts, 'tsconfig.json', 'tsconfig.build.json'])
    cpSync(join(root, part), join(checkout, part), { recursive: true });
  install();
});
afterAll(() => rm(checkout, { recursive: true, force: true }));

/** As `npm ci` does, or `npm ci --omit=dev` where the compilers are left out. */
function install(without: readonly string[] = []): void {
  const modules = join(checkout, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules);
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!without.includes(name)) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
}

/** `npm start` and the others, as far as the build goes: what it says beside the answer, and its exit code. */
function version(): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['bin/halftone.js', '--version'], { cwd: checkout }, (error, _out, said) =>
      resolve({ code: error === null ? 0 : Number(error.code), said }),
    );
  });
}
const built = (path: string) => existsSync(join(checkout, 'dist', path));

test('says what to do where nothing is built and no compiler is installed', async () => {
  install(['typescript', 'vite']);
  const { code, said } = await version();
  expect(code).toBe(1);
  expect(said).toMatch(/no build of the server and page yet.*npm ci && npm run build/);
  expect(said).not.toMatch(/^ +at /m);
});

test('builds what has changed, and only that', { timeout: 180_000 }, async () => {
  install();
  writeFileSync(join(checkout, 'src/goes-away.ts'), 'export const one: number = 1;\n');
  expect(await version()).toMatchObject({ code: 0, said: expect.stringContaining('server and page') });
  expect(built('src/goes-away.js') && built('web/index.html')).toBe(true);
  expect(await version()).toEqual({ code: 0, said: '' });

  // Times change with a checkout of another branch and back; contents count.
  utimesSync(join(checkout, 'src/app.ts'), new Date(), new Date(Date.now() + 60_000));
  expect(await version()).toEqual({ code: 0, said: '' });

  rmSync(join(checkout, 'src/goes-away.ts'));
  const { code, said } = await version();
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringMatching(/^Building the server …/) });
  expect(built('src/goes-away.js')).toBe(false);
  expect(built('src/app.js')).toBe(true);
});

test('keeps the build it has when a new one fails', { timeout: 180_000 }, async () => {
  const file = join(checkout, 'src/broken.ts');
  writeFileSync(file, 'export const = ;\n');
  expect(await version()).toMatchObject({ code: 1, said: expect.stringContaining('src/broken.ts') });
  expect(built('cli/halftone.js')).toBe(true);
  expect(readdirSync(checkout).filter((name) => name.startsWith('.dist'))).toEqual([]);
  rmSync(file);
  expect(await version()).toEqual({ code: 0, said: '' });
});

test('runs what was built where the compilers are gone, and says when it is old', async () => {
  install(['typescript', 'vite']);
  expect(await version()).toEqual({ code: 0, said: '' });
  writeFileSync(join(checkout, 'src/new.ts'), 'export const two = 2;\n');
  expect(await version()).toMatchObject({ code: 0, said: expect.stringMatching(/older than the sources/) });
  rmSync(join(checkout, 'src/new.ts'));
});

test('npm run build says what it needs', () => {
  expect(() =>
    execFileSync(process.execPath, ['scripts/build.js'], { cwd: checkout, stdio: 'pipe' }),
  ).toThrow(/The compilers are not installed: run npm ci/);
});
