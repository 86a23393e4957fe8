import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../../cli/listen.ts';
import { startImageServer } from '../../support/image-server.ts';
import { makePhoto } from '../../support/make-photo.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-demo-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the demo as its own process, as `npm run demo --` does, until it ends. */
async function demo(...options: string[]) {
  const program = ['bin/halftone.js', 'demo', ...options];
  const process_ = spawn(process.execPath, program, {
    env: { ...process.env, DATA_DIR: folder, PORT: String(await freePort(0)), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const ended = once(process_, 'close') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(process_.stdout), text(process_.stderr), ended]);
  return { stdout, stderr, code };
}

test('takes the sample all the way, tells how it went and ends with 0', { timeout: 90_000 }, async () => {
  const { stdout, stderr, code } = await demo('--once');
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stderr).toMatch(/^30\/30 images, saved .* 2 failed$/m);
  expect(stdout).not.toMatch(/^\d+\/30 images/m);
  expect(stdout).toMatch(/^All +30 +2\.99 MB +1\.\d\d MB +5\d\.\d%$/m);
  expect(stdout).toMatch(/gone\.jpg +NOT_FOUND/);
  expect(stdout).toMatch(/size-guide\.html +UNSUPPORTED_FORMAT/);
  expect(stdout).toContain('18 received, 18 verified (17 product.finished, 1 request.finished)');

  const saved = /^Output CSV {2}(.+)$/m.exec(stdout)?.[1] ?? '';
  const [header, ...rows] = (await readFile(saved, 'utf8')).trimEnd().split('\n');
  expect(header).toBe('S. No.,Product Name,Input Image Urls,Output Image Urls');
  expect(rows).toHaveLength(17);
  expect(rows[4]).toMatch(/\/tile,w_800\/lamp\.jpg,\S+\/lamp-lit\.jpg",".+\/lamp\.jpg,.+\/lamp-lit\.jpg"$/);
});

test('counts the warnings of a catalogue that is taken', { timeout: 90_000 }, async () => {
  const shop = await startImageServer({ '/mug.jpg': await makePhoto(1, 200, 150).jpeg().toBuffer() });
  try {
    const file = join(folder, 'warned.csv');
    await writeFile(file, `Artikel;Bild;Preis\nTasse;${shop.origin}/mug.jpg\nStuhl;;1\nTisch;;2\n`);
    const { stderr, code } = await demo('--once', file);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toMatch(/^3 warnings: 1 row has too few or too many cells, 2 products have no image$/m);
  } finally {
    await shop.close();
  }
});

test('tells what is wrong with a catalogue, and ends with 1', { timeout: 90_000 }, async () => {
  const file = join(folder, 'mine.csv');
  await writeFile(file, 'Name,Image\nMug,ftp://shop.example/mug.jpg\n');
  const { stdout, stderr, code } = await demo('--once', file);
  expect(code).toBe(1);
  expect(stderr).toContain('mine.csv was refused');
  expect(stderr).toMatch(/^ +2 {2}Image +ftp:\/\/shop\.example\/mug\.jpg/m);
  expect(stdout).toBe('');
});
