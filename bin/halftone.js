#!/usr/bin/env node
// The command `halftone`. Plain JavaScript, since it also runs where nothing is built and no compiler is installed.
import { existsSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const program = new URL('dist/cli/halftone.js', root);
const ensureBuilt = new URL('scripts/ensure-built.js', root);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Halftone needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
// The package comes built and without scripts/; a checkout builds itself.
if (existsSync(ensureBuilt)) {
  const checkout = await import(ensureBuilt.href);
  await checkout.ensureBuilt();
}
await import(program.href);
