import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancelRequest } from '../support/control.ts';
import { query, upload } from '../support/graphql-client.ts';
import { type ImageServer, startImageServer } from '../support/image-server.ts';
import { makePhoto } from '../support/make-photo.ts';
import { uploadCsv } from '../support/operations.ts';
import { poolPid } from '../support/pool-pid.ts';
import { type ServerProcess, startServer } from '../support/start-server.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

/** Everything that is a secret in this run, each with a text of its own to look for. */
const secrets = {
  apiKey: 'apikey-4f6bb1c2d3e4f5a6',
  otherApiKey: 'apikey-77aa88bb99cc00dd',
  wrongApiKey: 'wrongkey-0123456789abcdef',
  webhookSecret: 'c2VydmVyIHdpZGUgc2VjcmV0IG9mIHRoaXMgcnVu',
  requestSecret: 'b25lIHJlcXVlc3QncyBvd24gc2VjcmV0IGhlcmU9',
  awsSecret: 'awsSecret/K7MDENG+bPxRfiCYEXAMPLEKEY',
  awsKeyId: 'AKIAIOSFODNN7EXAMPLE',
  redisPassword: 'redis-passw0rd',
  metricsToken: 'metrics-token-31337',
  headerToken: 'header-token-9d8c7b6a',
  cookieValue: 'cookie-value-55e4d3c2',
  imagePassword: 'image-passw0rd',
  imageToken: 'image-token-1a2b3c4d',
  feedToken: 'feed-token-5e6f7a8b',
  webhookToken: 'webhook-token-9c0d1e2f',
  webhookPath: 'T0PATHTOKEN0B1',
  redirectToken: 'redirect-token-3a4b5c6d',
};

interface Line {
  readonly level: string;
  readonly time: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

let folder: string;
let shop: ImageServer;
let receiver: WebhookReceiver;
let server: ServerProcess;
let requestId: string;

const lines = (): Line[] =>
  server
    .output()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
const linesOf = (message: string) => lines().filter(({ msg }) => msg === message);
const logged = (message: string, match: (line: Line) => boolean = () => true) =>
  waitFor(`a line “${message}”`, async () => linesOf(message).find(match) ?? null);

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const ask = (body: object, headers: Record<string, string> = bearer(secrets.apiKey)) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function submit(images: readonly string[], options: object = {}): Promise<string> {
  const file = `Image\n${images.join('\n')}\n`;
  const { uploadCsv: answer } = await upload(
    server.url,
    uploadCsv,
    { file, options },
    bearer(secrets.apiKey),
  );
  if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
  return answer.id;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-logs-'));
  const photo = await makePhoto(1).jpeg({ quality: 90 }).toBuffer();
  shop = await startImageServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '');
    if (path === '/reset.jpg') request.socket.resetAndDestroy();
    else if (path === '/redirect.jpg') {
      const target = `http://user:${secrets.imagePassword}@127.0.0.1/b.jpg?token=${secrets.redirectToken}`;
      response.writeHead(302, { location: target }).end();
    } else if (path === '/broken.jpg') response.end(photo.subarray(0, 2000));
    else if (path === '/busy.jpg') response.writeHead(503).end();
    else if (path === '/photo.jpg') response.end(photo);
    else response.writeHead(404, { 'set-cookie': `session=${secrets.cookieValue}` }).end();
  });
  receiver = await startWebhookReceiver(() => ({ status: 500, body: secrets.webhookToken }));
  const headersFile = join(folder, 'headers.json');
  await writeFile(
    headersFile,
    JSON.stringify({
      [new URL(shop.origin).host]: {
        Authorization: `Bearer ${secrets.headerToken}`,
        'X-Shop-Session': secrets.cookieValue,
      },
    }),
  );
  server = await startServer({
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'trace',
    API_KEYS: `shop:${secrets.apiKey},other:${secrets.otherApiKey}`,
    WEBHOOK_SECRET: `whsec_${secrets.webhookSecret}`,
    WEBHOOK_URL: `${receiver.url}/${secrets.webhookPath}?token=${secrets.webhookToken}`,
    AWS_ACCESS_KEY_ID: secrets.awsKeyId,
    AWS_SECRET_ACCESS_KEY: secrets.awsSecret,
    METRICS_TOKEN: secrets.metricsToken,
    HTTPS_PROXY: `http://user:${secrets.redisPassword}@127.0.0.1:1`,
    DOWNLOAD_HEADERS_FILE: headersFile,
    COMPRESSION_THREADS: '1',
  });
  requestId = await submit(
    [
      `${shop.origin}/photo.jpg?token=${secrets.imageToken}`,
      `${shop.origin}/gone.jpg?signature=${secrets.imageToken}`,
      `${shop.origin}/reset.jpg?${secrets.imageToken}`,
      `${shop.origin}/broken.jpg?token=${secrets.imageToken}`,
      `${shop.origin}/redirect.jpg?token=${secrets.imageToken}`,
      `${shop.origin.replace('//', `//user:${secrets.imagePassword}@`)}/photo.jpg`,
      `http://127.0.0.1:9/refused.jpg?token=${secrets.imageToken}`,
      `https://127.0.0.1:${shop.port}/no-tls.jpg?token=${secrets.imageToken}`,
      `http://name.invalid/a.jpg?token=${secrets.imageToken}`,
    ],
    { label: 'spring' },
  );
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await shop?.close();
  await receiver?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a run in which everything fails that can', () => {
  test('every line of a request says whose it is, of which product, and of what URL without its query', async () => {
    const taken = await logged('catalogue accepted');
    expect(taken).toMatchObject({ level: 'info', tenant: 'shop', requestId, label: 'spring', images: 9 });
    expect(taken['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);

    const done = await logged('image finished');
    const product = `prd_${requestId.slice(4)}_0`;
    const url = `${shop.origin}/photo.jpg?…`;
    expect(done).toMatchObject({ level: 'debug', tenant: 'shop', requestId, product, url, reused: false });

    const gone = await logged('image failed', ({ code }) => code === 'NOT_FOUND');
    expect(gone).toMatchObject({
      level: 'debug',
      tenant: 'shop',
      requestId,
      url: `${shop.origin}/gone.jpg?…`,
    });

    const reset = await logged('image failed; will try again', ({ url: it }) =>
      String(it).includes('/reset.jpg'),
    );
    expect(reset).toMatchObject({ requestId, err: { type: 'Error', code: 'ECONNRESET' } });

    const webhook = await logged('webhook endpoint failed');
    const origin = new URL(receiver.url).origin;
    expect(webhook).toMatchObject({ level: 'warn', tenant: 'shop', requestId, statusCode: 500, url: origin });
  });

  test('the end of the images’ process is one warning, and work goes on', async () => {
    const pid = await poolPid(server.pid);
    process.kill(pid ?? Number.NaN, 'SIGKILL');
    expect(await logged('the image pool died')).toMatchObject({ level: 'warn', how: 'SIGKILL' });
    const id = await submit([`${shop.origin}/photo.jpg?after=${secrets.imageToken}`], {
      compression: { effort: 'BEST' },
    });
    expect(await logged('request finished', ({ requestId: it }) => it === id)).toMatchObject({
      ...{
        level: 'info',
        tenant: 'shop',
        status: 'COMPLETED',
        products: 1,
        imagesSucceeded: 1,
        imagesFailed: 0,
      },
    });
  });

  test('a cancel while images wait for a host that is down is no error', async () => {
    const id = await submit(Array.from({ length: 30 }, (_, n) => `${shop.origin}/busy.jpg?n=${n}`));
    const isOurs = ({ requestId: it }: Line) => it === id;
    await logged('image failed; will try again', isOurs);
    await query(server.url, cancelRequest, { requestId: id }, bearer(secrets.apiKey));
    expect(await logged('request cancelled', isOurs)).toMatchObject({
      level: 'info',
      tenant: 'shop',
    });
    expect(await logged('request finished', isOurs)).toMatchObject({ status: 'CANCELED' });
    expect(lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('an error of ours has its cause, under the id that its answer has', async () => {
    const database = new Database(join(folder, 'data', 'halftone.db'));
    database.exec('ALTER TABLE sources RENAME TO sources_away; ALTER TABLE uploads RENAME TO uploads_away');
    database.close();

    const broken = `{ requestStatus(requestId: "${requestId}") { issues { line } } }`;
    const response = await ask(
      { query: broken },
      { ...bearer(secrets.apiKey), 'x-request-id': 'from-the-client.1' },
    );
    const { errors } = (await response.json()) as { errors: { extensions: Record<string, string> }[] };
    expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL', 'x-request-id': 'from-the-client.1' });
    const failed = await logged('a GraphQL operation failed');
    expect(failed).toMatchObject({
      level: 'error',
      tenant: 'shop',
      'x-request-id': 'from-the-client.1',
      path: 'requestStatus',
      err: { type: 'SqliteError', code: 'SQLITE_ERROR', message: expect.stringContaining('no such table') },
    });

    const other = await submit([`${shop.origin}/photo.jpg?again&token=${secrets.imageToken}`]).catch(
      () => null,
    );
    expect(other).toBeNull();
  });

  test('nothing that a client does wrong is an error', async () => {
    // A webhook may still run into the table that is gone.
    const errors = () => lines().filter((line) => line['level'] === 'error' && !('delivery' in line));
    const before = errors().length;
    expect((await ask({ query: '{ __typename }' }, {})).status).toBe(401);
    expect((await ask({ query: '{ __typename }' }, bearer(secrets.wrongApiKey))).status).toBe(401);
    for (const wrong of ['{ nothing }', `{ ${secrets.imageToken}`]) {
      const answer = (await (await ask({ query: wrong })).json()) as { errors: { extensions: object }[] };
      expect(answer.errors[0]?.extensions).toHaveProperty('x-request-id');
    }
    expect(
      (await fetch(`${server.url}/outputs/${'k'.repeat(32)}/a.jpg?signature=${secrets.feedToken}`)).status,
    ).toBe(403);
    expect(
      (await fetch(`${server.url}/requests/${requestId}/output.csv?signature=${secrets.feedToken}`)).status,
    ).toBe(401);
    await expect(hungUp()).rejects.toThrow();
    await logged('HTTP request', ({ cutOff }) => cutOff === true);
    expect(errors().slice(before)).toEqual([]);
  });

  test('no line has a secret in it, whoever gave it', async () => {
    await server.stop();
    const output = server.output();
    expect(lines().length).toBeGreaterThan(40);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(
        output.split('\n').filter((line) => line.includes(secret)),
        name,
      ).toEqual([]);
      expect(output.includes(encodeURIComponent(secret)), name).toBe(false);
    }
    expect(output).not.toMatch(/whsec_(?!\[redacted\])/);
    expect(output).not.toMatch(/"(?:err|error|cause)":\{\}/);
  });
});

/** An upload that its client breaks off in the middle. */
function hungUp(): Promise<never> {
  const headers = { 'content-type': 'application/json', ...bearer(secrets.apiKey) };
  const request = httpRequest(`${server.url}/graphql`, { method: 'POST', headers });
  request.write('{"query":', () => request.destroy(new Error('hung up')));
  return new Promise((_, reject) => request.once('error', reject));
}
