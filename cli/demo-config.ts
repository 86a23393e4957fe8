import { join } from 'node:path';
import { type Config, readConfig, readEnvironment } from '../src/config.ts';
import { freePort } from './listen.ts';

/**
 * Halftone's embedded defaults with what the environment says, except: everything is kept apart from what
 * `npm start` keeps, in `demo` below DATA_DIR; a free port when PORT is taken; this machine may be talked to.
 */
export async function demoConfig(): Promise<Config> {
  const given = readEnvironment();
  return readConfig({
    ...given,
    HOST: '127.0.0.1',
    PUBLIC_URL: undefined,
    PORT: String(await freePort(Number(given['PORT']) || 4000)),
    DATA_DIR: join(given['DATA_DIR'] || './data', 'demo'),
    ALLOWED_ADDRESSES: [given['ALLOWED_ADDRESSES'], '127.0.0.1/32'].filter(Boolean).join(','),
    WEBHOOK_URL: undefined,
    WEBHOOK_SECRET: undefined,
    LOG_LEVEL: given['LOG_LEVEL'] || 'warn',
  });
}
