import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it, test } from 'vitest';
import { readConfig, variables } from '../../../src/config.ts';

const example = readFileSync('.env.example', 'utf8');
const given = parseEnv(example);
const schemas = Object.entries(variables.shape);
const names = Object.keys(variables.shape).sort();

/** What a variable stands for when it is left out, as it would be written; empty: there is no default. */
const written = (value: unknown) =>
  value === undefined || (Array.isArray(value) && value.length === 0) ? '' : String(value);

describe('.env.example', () => {
  it('has every variable that is read, and no other', () => {
    expect(Object.keys(given).sort()).toEqual(names);
  });

  it.each(schemas)('has the default of %s', (name, schema) => {
    expect(given[name]).toBe(written(schema.parse(undefined)));
  });

  it('configures a server as no variables at all do', () => {
    expect(readConfig(given)).toEqual(readConfig({}));
  });

  it.each(names)('says of %s in one sentence what it is for', (name) => {
    expect(example).toMatch(new RegExp(`\\n\\n# [A-Za-z0-9].*\\.\\n${name}=`));
  });
});

test('the table in README.md has every variable, and no other', () => {
  const section = readFileSync('README.md', 'utf8').split('\n## Environment\n')[1]?.split('\n## ')[0] ?? '';
  const cells = [...section.matchAll(/^\| (`[A-Z].*?) \|/gm)].map(([, cell]) => cell ?? '');
  const listed = cells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
  expect(listed.sort()).toEqual(names);
});
