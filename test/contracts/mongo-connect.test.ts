import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { BSON, MongoClient } from 'mongodb';
import { afterEach, describe, expect, it } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/open-mongo-store.ts';
import { StoreUnavailableError } from '../../src/store/store-errors.ts';
import { findMongoOrSay } from '../support/mongod.ts';
import { type OwnMongod, startOwnMongod } from '../support/own-mongod.ts';

const found = findMongoOrSay('what the MongoDB store refuses');
const source = found !== null && 'binary' in found ? found : null;

/** The message of the refusal, which must come within the time a start has. */
async function refusal(uri: string): Promise<string> {
  const before = performance.now();
  const error: unknown = await openMongoStore({ uri }).then(
    async (store) => {
      await store.close();
      return null;
    },
    (reason: unknown) => reason,
  );
  expect(performance.now() - before).toBeLessThan(15_000);
  expect(error).toBeInstanceOf(StoreUnavailableError);
  const { message } = error as StoreUnavailableError;
  expect(message).not.toMatch(/127\.0\.0\.1|s3cret/);
  return message;
}

describe.skipIf(source === null)('opening a MongoDB store', () => {
  let mongod: OwnMongod | undefined;

  afterEach(async () => {
    await mongod?.remove();
    mongod = undefined;
  });

  async function start(settings: Parameters<typeof startOwnMongod>[1]): Promise<OwnMongod> {
    if (source === null) throw new Error('skipped');
    mongod = await startOwnMongod(source, settings);
    return mongod;
  }

  it('refuses a standalone server, and says how it becomes a replica set', async () => {
    const { uri } = await start({ replicaSet: false });
    expect(await refusal(uri)).toMatch(/standalone.*mongod --replSet.*rs\.initiate\(\)/s);
  });

  it('refuses a replica set that is not initiated', async () => {
    const { uri } = await start({ replicaSet: false, options: ['--replSet', 'rs0'] });
    expect(await refusal(uri)).toMatch(/not initiated.*rs\.initiate\(\)/s);
  });

  it('refuses a wrong password', async () => {
    const { port } = await start({
      replicaSet: false,
      options: ['--setParameter', 'enableLocalhostAuthBypass=1'],
    });
    const client = new MongoClient(`mongodb://127.0.0.1:${port}`);
    await client.db('admin').command({ createUser: 'halftone', pwd: 'right', roles: ['root'] });
    await client.close();
    expect(await refusal(`mongodb://halftone:s3cret@127.0.0.1:${port}/halftone`)).toMatch(/password/);
  });

  it('refuses an address where nothing answers', async () => {
    expect(await refusal('mongodb://127.0.0.1:9/halftone')).toMatch(/no MongoDB server answers.*MONGODB_URI/);
    expect(await refusal('mongodb://halftone.invalid/halftone')).toMatch(/no MongoDB server answers/);
  });

  it('refuses what is no address of MongoDB', async () => {
    expect(await refusal('mongodb://a:b:c@@x/?w=nonsense&foo')).toMatch(/MONGODB_URI/);
  });

  it('refuses an old server', async () => {
    const server = createServer((socket) => answerAsOldServer(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await refusal(`mongodb://127.0.0.1:${port}/halftone`)).toMatch(/MongoDB 6\.0 or newer is needed/);
    server.close();
  });
});

/** No server this old can be had: it answers every command as MongoDB 3.6 answers `hello`. */
function answerAsOldServer(socket: Socket): void {
  const sockets = socket.on('error', () => {});
  sockets.on('data', (request: Buffer) => {
    const body = BSON.serialize({
      ok: 1,
      ismaster: true,
      isWritablePrimary: true,
      setName: 'rs0',
      hosts: [`127.0.0.1:${socket.localPort}`],
      me: `127.0.0.1:${socket.localPort}`,
      minWireVersion: 0,
      maxWireVersion: 6,
      maxBsonObjectSize: 16_777_216,
    });
    const isMessage = request.readInt32LE(12) === 2013;
    const head = Buffer.alloc(isMessage ? 21 : 36);
    head.writeInt32LE(head.length + body.length, 0);
    head.writeInt32LE(request.readInt32LE(4), 8);
    head.writeInt32LE(isMessage ? 2013 : 1, 12);
    if (!isMessage) head.writeInt32LE(1, 32);
    socket.write(Buffer.concat([head, body]));
  });
}
