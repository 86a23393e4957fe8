import { expect, test } from 'vitest';
import { startSilentServer } from '../support/silent-server.ts';
import { makeDataDir, stopWhileStarting } from '../support/start-server.ts';

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends a server that is still starting with exit code 0',
  async (signal) => {
    const mongo = await startSilentServer();
    const dataDir = await makeDataDir();
    try {
      const uri = `mongodb://127.0.0.1:${mongo.port}/?directConnection=true`;
      const environment = { DATA_DIR: dataDir.path, MONGODB_URI: uri };
      expect(await stopWhileStarting(environment, mongo.connected, signal)).toBe(0);
    } finally {
      mongo.close();
      await dataDir.remove();
    }
  },
);
