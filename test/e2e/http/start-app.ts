import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { startApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';

/** The real app on a free port, with a data folder of its own that is gone when it is closed. */
export async function startTestApp(environment: Record<string, string> = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'halftone-http-'));
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, COMPRESSION_THREADS: '1', ...environment });
  const app = await startApp(config, pino({ level: 'silent' }));
  return {
    url: app.url,
    dataDir,
    async close() {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
