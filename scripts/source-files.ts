import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the project's root without sources of its own. */
const without = new Set(['node_modules', 'dist', 'data', 'docs']);

/** Every TypeScript and JavaScript file of the project, in every folder of its root, sorted; `/` between folders. */
export function sourceFiles(): string[] {
  const files: string[] = [];
  for (const entry of readdirSync('.', { withFileTypes: true })) {
    if (entry.isFile()) files.push(entry.name);
    else if (entry.isDirectory() && !entry.name.startsWith('.') && !without.has(entry.name))
      files.push(
        ...readdirSync(entry.name, { recursive: true }).map((name) => join(entry.name, String(name))),
      );
  }
  return files
    .filter((file) => /\.(tsx?|js)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}
