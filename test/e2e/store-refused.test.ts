import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findMongoOrSay } from '../support/mongod.ts';
import { type OwnMongod, startOwnMongod } from '../support/own-mongod.ts';
import { makeDataDir, startRefused } from '../support/start-server.ts';

const found = findMongoOrSay('a server whose MongoDB cannot be used');
const source = found !== null && 'binary' in found ? found : null;

/** Milliseconds in which a start that cannot succeed has to end. */
const deadline = 20_000;

describe.skipIf(source === null)('a server whose MongoDB cannot be used', () => {
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let mongod: OwnMongod | undefined;

  beforeAll(async () => {
    dataDir = await makeDataDir();
  });
  afterEach(async () => {
    await mongod?.remove();
    mongod = undefined;
  });
  afterAll(() => dataDir.remove());

  async function start(options: readonly string[] = []): Promise<OwnMongod> {
    if (source === null) throw new Error('skipped');
    mongod = await startOwnMongod(source, { replicaSet: false, options });
    return mongod;
  }

  /** What the process said as it ended with code 1, for people and without a stack. */
  async function refusal(uri: string): Promise<string> {
    const before = performance.now();
    const { code, stderr } = await startRefused({ DATA_DIR: dataDir.path, MONGODB_URI: uri });
    expect(performance.now() - before).toBeLessThan(deadline);
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).not.toContain('s3cret');
    return stderr;
  }

  test('ends and says how a standalone one becomes a replica set', { timeout: 60_000 }, async () => {
    const { uri } = await start();
    expect(await refusal(uri)).toMatch(/standalone.*mongod --replSet.*rs\.initiate\(\)/s);
  });

  test('ends when nothing answers at the address', { timeout: 60_000 }, async () => {
    expect(await refusal('mongodb://127.0.0.1:9/halftone')).toMatch(/no MongoDB server answers.*MONGODB_URI/);
  });

  test('ends when the password is wrong, and does not repeat it', { timeout: 60_000 }, async () => {
    const { port } = await start(['--setParameter', 'enableLocalhostAuthBypass=1']);
    const client = new MongoClient(`mongodb://127.0.0.1:${port}`);
    await client.db('admin').command({ createUser: 'halftone', pwd: 'right', roles: ['root'] });
    await client.close();
    expect(await refusal(`mongodb://halftone:s3cret@127.0.0.1:${port}/halftone`)).toMatch(/password/);
  });
});
