import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Compressor } from '../../../src/compression/compressor.ts';
import { startCompressor } from '../../../src/compression/start-compressor.ts';
import { defaultCompressionOptions } from '../../../src/domain/compression-options.ts';
import { openDiskFiles } from '../../../src/files/disk/open-disk-files.ts';
import { outputFileKey, thumbnailFileKey } from '../../../src/files/output-file-key.ts';
import { createThumbnails } from '../../../src/outputs/create-thumbnails.ts';

let folder: string;
let compressor: Compressor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-thumbnails-'));
  const limits = { maxPixels: 50e6, maxImageBytes: 25e6 };
  compressor = await startCompressor({ threads: 1, ...limits, logger: pino({ level: 'silent' }) });
});

afterAll(async () => {
  await compressor.close();
  await rm(folder, { recursive: true, force: true });
});

const key = 'k'.repeat(32);
const wide = () =>
  sharp({ create: { width: 1200, height: 600, channels: 3, background: '#3366cc' } })
    .jpeg()
    .toBuffer();

test('a thumbnail is made once, by whoever asks first, and kept', async () => {
  const files = await openDiskFiles({ dataDir: join(folder, 'kept') });
  let made = 0;
  const thumbnails = createThumbnails({
    files,
    compressor: {
      thumbnail: (job, signal) => {
        made += 1;
        return compressor.thumbnail(job, signal);
      },
    },
  });
  const outputKey = outputFileKey(key, 'jpg') ?? '';
  const path = join(files.workspace, 'wide.jpg');
  await writeFile(path, await wide());
  await files.adopt(outputKey, path);

  const answers = await Promise.all([1, 2, 3].map(() => thumbnails.ensure(key)));
  expect(new Set(answers)).toEqual(new Set([thumbnailFileKey(key)]));
  expect(await thumbnails.ensure(key)).toBe(thumbnailFileKey(key));
  expect(made).toBe(1);

  const stored = await files.open(thumbnailFileKey(key) ?? '');
  const chunks: Buffer[] = [];
  for await (const chunk of stored ?? []) chunks.push(chunk as Buffer);
  expect(await sharp(Buffer.concat(chunks)).metadata()).toMatchObject({
    format: 'webp',
    width: 240,
    height: 120,
  });
  expect(await readdir(files.workspace)).toEqual([]);
});

test('of an output that is not there, there is none', async () => {
  const files = await openDiskFiles({ dataDir: join(folder, 'none') });
  const thumbnails = createThumbnails({ files, compressor });
  expect(await thumbnails.ensure('n'.repeat(32))).toBeNull();
  expect(await thumbnails.ensure('../../etc/passwd')).toBeNull();
});

test('thumbnails come through while compressions keep the pool busy', { timeout: 60_000 }, async () => {
  const input = join(folder, 'busy.jpg');
  const noise = sharp({
    create: {
      width: 1400,
      height: 1400,
      channels: 3,
      background: '#888888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
  await writeFile(input, await noise.jpeg({ quality: 90 }).toBuffer());
  const gone = new AbortController();
  const order: string[] = [];
  const compressions = Array.from({ length: 40 }, async (_, at) => {
    const output = join(folder, `busy-${at}.jpg`);
    await compressor.compress({ input, output, options: defaultCompressionOptions }, gone.signal);
    order.push('compression');
  });
  const output = join(folder, 'busy.webp');
  await compressor.thumbnail({ input, output }, gone.signal);
  order.push('thumbnail');
  await Promise.all(compressions);
  expect((await readFile(output)).subarray(8, 12).toString()).toBe('WEBP');
  expect(order.indexOf('thumbnail')).toBeGreaterThan(0);
  expect(order.indexOf('thumbnail')).toBeLessThan(40);
});
