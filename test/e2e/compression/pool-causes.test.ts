import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startCompressor } from '../../../src/compression/start-compressor.ts';
import { defaultCompressionOptions } from '../../../src/domain/compression-options.ts';
import { photograph } from '../../support/pictures/test-images.ts';

test('a failure of ours in the pool’s process comes back with its cause, for the log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-causes-'));
  const logger = pino({ level: 'silent' });
  const compressor = await startCompressor({ threads: 1, maxPixels: 1e6, maxImageBytes: 1e6, logger });
  try {
    const input = join(folder, 'photo.jpg');
    await photograph(300, 200).jpeg({ quality: 90 }).toFile(input);
    const output = join(folder, 'no-such-folder', 'photo.jpg');
    const job = { input, output, options: defaultCompressionOptions };
    const failure = await compressor
      .compress(job, new AbortController().signal)
      .catch((error: unknown) => error);
    const { code, cause } = failure as Error & { code: string; cause: NodeJS.ErrnoException };
    expect(code).toBe('INTERNAL');
    expect(cause.code).toBe('ENOENT');
    expect(cause.message).toContain(join(folder, 'no-such-folder'));
    expect(cause.stack).toMatch(/\n +at /);
  } finally {
    await compressor.close();
    await rm(folder, { recursive: true });
  }
});
