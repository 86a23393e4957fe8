import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** How to start a worker thread or a child process from a module of this project. */
export interface EntryPoint {
  readonly url: URL;
  readonly execArgv: string[];
}

/**
 * The entry at `path` (without extension), relative to the module `from` (its `import.meta.url`).
 * Running from sources it is TypeScript and needs the loader; running from the build it is plain JavaScript.
 */
export function entryPoint(from: string, path: string): EntryPoint {
  const fromSources = from.endsWith('.ts');
  return {
    url: new URL(`${path}${fromSources ? '.ts' : '.js'}`, from),
    execArgv: fromSources ? ['--import', loader()] : [],
  };
}

/** By its file and not by its name: Node looks names up from the working directory, which may be any. */
function loader(): string {
  const packageFile = createRequire(import.meta.url).resolve('@oxc-node/core/package.json');
  return new URL('register.mjs', pathToFileURL(packageFile)).href;
}
