import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findViolations, requestsOf } from '../crash/check-invariants.ts';
import { deleteRequest } from '../support/control.ts';
import { query, upload } from '../support/graphql-client.ts';
import { requestProducts, requestStatus, uploadCsv } from '../support/operations.ts';
import { runCommand } from '../support/run-command.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { startVersionedShop, type VersionedShop } from '../support/versioned-shop.ts';
import { waitFor } from '../support/wait-for.ts';

describe('a backup of a server at work', () => {
  let shop: VersionedShop;
  let place: Awaited<ReturnType<typeof makeDataDir>>;
  let dataDir: string;
  let archive: string;
  const servers: ServerProcess[] = [];

  beforeEach(async () => {
    [shop, place] = await Promise.all([startVersionedShop(), makeDataDir()]);
    dataDir = join(place.path, 'data');
    archive = join(place.path, 'backup.tar');
  });

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
    await Promise.all([shop.close(), place.remove()]);
  });

  async function start(folder = dataDir): Promise<ServerProcess> {
    const server = await startServer({ DATA_DIR: folder });
    servers.push(server);
    return server;
  }

  async function submit({ url }: ServerProcess, products: number, first = 0): Promise<string> {
    const rows = Array.from({ length: products }, (_, n) => `${shop.origin}/p${first + n}.jpg`);
    const options = { compression: { target: { quality: 40 + (first % 40) } } };
    const { uploadCsv: answer } = await upload(url, uploadCsv, {
      file: `Image\n${rows.join('\n')}\n`,
      options,
    });
    if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
    return answer.id;
  }

  async function finished({ url }: ServerProcess, requestId: string): Promise<number> {
    const { requestStatus: request } = await query(url, requestStatus, { requestId });
    return request?.progress.productsFinished ?? 0;
  }

  const atRest = (server: ServerProcess) =>
    waitFor('everything to end', async () => {
      const requests = await requestsOf(server.url);
      return requests.every(({ status }) => /^(COMPLETED|FAILED)/.test(status)) ? requests : null;
    });

  async function violations(server: ServerProcess, folder: string): Promise<string[]> {
    return findViolations({
      url: server.url,
      filesFolder: join(folder, 'files'),
      received: [],
      followers: new Map(),
      retried: new Set(),
    });
  }

  test('taken in the middle, it starts in another folder, has every file it refers to, and goes on', {
    timeout: 180_000,
  }, async () => {
    shop.delay = 20;
    const server = await start();
    const going = await submit(server, 150, 1);
    const doomed = await Promise.all([submit(server, 20, 500), submit(server, 20, 540)]);
    await waitFor('some products', async () => ((await finished(server, going)) >= 15 ? true : null));

    // Requests come, go on and are deleted while it is taken.
    const backup = runCommand(['backup', archive], { DATA_DIR: dataDir });
    await query(server.url, deleteRequest, { requestId: doomed[0] });
    await submit(server, 10, 700);
    await query(server.url, deleteRequest, { requestId: doomed[1] });
    const { code, stderr } = await backup;
    expect(stderr).toMatch(/Written to .*backup\.tar: the database and \d+ files/);
    expect(code).toBe(0);
    expect((await readdir(place.path)).sort()).toEqual(['backup.tar', 'data']);
    await server.kill();
    await rm(dataDir, { recursive: true });

    const restoredDir = join(place.path, 'restored');
    const result = await runCommand(['restore', archive, '--data-dir', restoredDir]);
    expect(result).toMatchObject({ code: 0, stderr: expect.stringContaining('Restored to') });
    // The shop is away: what is finished has to be served from the backup.
    shop.delay = 100_000;
    const restored = await start(restoredDir);
    const inBackup = await finished(restored, going);
    expect(inBackup).toBeGreaterThanOrEqual(15);
    expect(inBackup).toBeLessThan(150);
    const { requestStatus: request } = await query(restored.url, requestProducts, {
      requestId: going,
      first: 200,
    });
    const urls =
      request?.products.nodes.flatMap(({ images }) => images.map((image) => image.outputUrl)) ?? [];
    const served = urls.filter((url) => url != null);
    expect(served).toHaveLength(inBackup);
    for (const url of served) {
      const answer = await fetch(url);
      expect(answer.status).toBe(200);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
    }

    shop.delay = 0;
    await restored.stop();
    const again = await start(restoredDir);
    await atRest(again);
    expect(await finished(again, going)).toBe(150);
    await waitFor('leftovers of deleted requests to go', async () =>
      (await violations(again, restoredDir)).length === 0 ? true : null,
    ).catch(async () => expect(await violations(again, restoredDir)).toEqual([]));
  });

  test('it is made of a server that is stopped, checked, and refused where it is damaged', {
    timeout: 180_000,
  }, async () => {
    const server = await start();
    const id = await submit(server, 12);
    await atRest(server);
    await server.kill();
    expect(await runCommand(['backup', archive], { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
    const check = (file: string) => runCommand(['restore', file, '--check']);
    expect(await check(archive)).toMatchObject({ code: 0, stderr: expect.stringContaining('is whole') });

    const bytes = await readFile(archive);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const damaged = join(place.path, 'damaged.tar');
    await writeFile(damaged, bytes);
    expect(await check(damaged)).toMatchObject({ code: 1, stderr: expect.stringContaining('damaged') });

    // Over another state: only with --force, and then nothing of it is left.
    const second = await start();
    await query(second.url, deleteRequest, { requestId: id });
    const later = await submit(second, 5, 900);
    await atRest(second);
    expect(await runCommand(['restore', archive, '--force'], { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Another Halftone server runs on this data folder'),
    });
    await second.kill();
    expect(await runCommand(['restore', archive], { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not empty'),
    });
    expect(await runCommand(['restore', archive, '--force'], { DATA_DIR: dataDir })).toMatchObject({
      code: 0,
    });
    const third = await start();
    expect(await finished(third, id)).toBe(12);
    expect((await query(third.url, requestStatus, { requestId: later })).requestStatus).toBeNull();
    expect(await violations(third, dataDir)).toEqual([]);
  });

  test('a folder with other things in it is left alone, also with --force', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'thesis.txt'), 'mine');
    await writeFile(archive, '');
    expect(await runCommand(['restore', archive, '--force'], { DATA_DIR: dataDir })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not empty (thesis.txt)'),
    });
    expect(await runCommand(['backup', archive], { DATA_DIR: join(place.path, 'none') })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no Halftone database in'),
    });
    expect(await runCommand(['backup', archive], { MONGODB_URI: 'mongodb://127.0.0.1/x' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('mongodump'),
    });
  });
});
