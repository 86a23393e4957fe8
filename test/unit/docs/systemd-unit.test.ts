import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findOnPath } from '../../support/find-on-path.ts';

const analyze = findOnPath('systemd-analyze');
if (analyze === null) process.stderr.write('SKIPPED: the systemd unit: no systemd-analyze on PATH\n');

test.skipIf(analyze === null)('systemd finds nothing wrong with docs/operate/halftone.service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'halftone-unit-'));
  try {
    const unit = readFileSync('docs/operate/halftone.service', 'utf8');
    const file = join(folder, 'halftone.service');
    // Where Node is on this machine: a program that does not exist is what systemd complains about.
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
    expect(execFileSync(analyze ?? '', ['verify', file], { encoding: 'utf8', stdio: 'pipe' })).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
