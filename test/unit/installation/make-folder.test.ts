import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from '../../../src/installation/make-folder.ts';

const base = mkdtempSync(join(tmpdir(), 'halftone-folder-'));
afterAll(() => rmSync(base, { recursive: true }));

test('makes what is missing and returns the first of it', () => {
  expect(makeFolder(join(base, 'a/b/c'))).toBe(join(base, 'a'));
  expect(existsSync(join(base, 'a/b/c'))).toBe(true);
  expect(makeFolder(join(base, 'a/b/c'))).toBeUndefined();
  expect(makeFolder(join(base, 'a/b/d'))).toBe(join(base, 'a/b/d'));
});

test('fails below a file, and where a link leads nowhere', () => {
  writeFileSync(join(base, 'file'), '');
  symlinkSync(join(base, 'gone'), join(base, 'link'));
  expect(() => makeFolder(join(base, 'file/below'))).toThrow(/ENOTDIR/);
  expect(() => makeFolder(join(base, 'link'))).toThrow(/EEXIST/);
});

test.skipIf(process.platform !== 'linux')('fails, and ends, where the file system takes no folder', () => {
  expect(() => makeFolder('/proc/halftone/data')).toThrow(/ENOENT|EACCES|EPERM/);
});
