import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('.nvmrc, package.json and CI name one Node: the oldest that is promised', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  const oldest = readFileSync('.nvmrc', 'utf8').trim();
  expect(engines.node).toBe(`>=${oldest}`);
  expect(readFileSync('.github/workflows/ci.yml', 'utf8')).toContain(`container: node:${oldest}-`);
});
