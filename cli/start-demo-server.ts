import { join } from 'node:path';
import { pino } from 'pino';
import { type App, startApp } from '../src/app.ts';
import { readConfig, readEnvironment } from '../src/config.ts';
import { freePort } from './listen.ts';

/** The demo's server and what the demo must know of it. */
export interface DemoServer {
  app: App;
  /** Where it keeps everything: apart from what `npm start` keeps. */
  dataDir: string;
  /** For the header of that name; null where no keys are set. */
  authorization: string | null;
}

/** Halftone on its embedded defaults, in the directory `demo` below DATA_DIR, allowed to talk to this machine. */
export async function startDemoServer(): Promise<DemoServer> {
  const given = readEnvironment();
  const allowed = [given['ALLOWED_ADDRESSES'], '127.0.0.1/32'].filter(Boolean).join(',');
  const config = readConfig({
    ...given,
    HOST: '127.0.0.1',
    PUBLIC_URL: undefined,
    PORT: String(await freePort(Number(given['PORT']) || 4000)),
    DATA_DIR: join(given['DATA_DIR'] || './data', 'demo'),
    ALLOWED_ADDRESSES: allowed,
    WEBHOOK_URL: undefined,
    WEBHOOK_SECRET: undefined,
    LOG_LEVEL: given['LOG_LEVEL'] || 'warn',
  });
  // Standard output is for the results; what the server has to say goes beside them.
  const logger = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const app = await startApp(config, logger);
  const [key] = config.apiKeys;
  return { app, dataDir: config.dataDir, authorization: key ? `Bearer ${key.key}` : null };
}
