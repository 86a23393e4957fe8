import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Builds the page where it is missing or older than what it is made of, so that whoever starts a server can
// ask for it each time.
// Vite keeps a NODE_ENV it finds (a test runner's), and React would be its slow and large development build.
process.env['NODE_ENV'] = 'production';
const root = fileURLToPath(new URL('../', import.meta.url));
const builtAt = await modified(join(root, 'dist/web/index.html'));
const sources = await readdir(join(root, 'web'), { recursive: true });
const madeOf = [...sources.map((name) => join('web', name)), 'package-lock.json'];
const changedAt = Math.max(...(await Promise.all(madeOf.map((name) => modified(join(root, name))))));
if (changedAt >= builtAt) await build({ configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' });

async function modified(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}
