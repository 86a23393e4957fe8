import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import type { Compressor } from '../../../src/compression/compressor.ts';
import { defaultCompressionOptions } from '../../../src/domain/compression-options.ts';
import { createDownloader } from '../../../src/download/create-downloader.ts';
import { createPatience } from '../../../src/download/patience.ts';
import { openDiskFiles } from '../../../src/files/disk/open-disk-files.ts';
import { createLogger } from '../../../src/log/create-logger.ts';
import { createOutputs } from '../../../src/processing/create-outputs.ts';
import { processImage } from '../../../src/processing/process-image.ts';
import { RemovedError } from '../../../src/processing/process-product.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { products, submit } from '../../contracts/store/store-fixtures.ts';
import { type RawAnswer, startRawServer } from '../../support/raw-server.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const opened = <T extends { close(): Promise<unknown> }>(thing: T): T => {
  open.push(thing);
  return thing;
};

/** Called as each wait begins that is not counted, with the requests made so far and the image's own end. */
type OnIdle = (requests: number, ending: AbortController) => void;

/** What comes of one image that a server answers so, with so much time for all its tries. */
async function process(
  answer: RawAnswer,
  time: number,
  onIdle: OnIdle = () => {},
  logger = pino({ level: 'silent' }),
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'halftone-process-'));
  open.push({ close: () => rm(dataDir, { recursive: true, force: true }) });
  const server = opened(await startRawServer(() => answer));
  const store = opened(await openSqliteStore({ dataDir }));
  const requestId = await submit(store, products(1));
  const files = opened(await openDiskFiles({ dataDir }));
  const downloader = opened(
    createDownloader(
      {
        concurrency: 16,
        perHost: 6,
        timeout: 60_000,
        maxBytes: 1_000_000,
        allowedAddresses: ['127.0.0.0/8'],
        version: '1.2.3',
      },
      { admit: async () => {} },
    ),
  );
  const ending = new AbortController();
  const { image } = await processImage(
    {
      store,
      outputs: createOutputs({ store, files }),
      downloader,
      compressor: { compress: () => Promise.reject(new Error('broken')) } as unknown as Compressor,
      files,
      secret: 'secret',
      logger,
    },
    {
      url: `${server.origin}/a.jpg`,
      requestId,
      product: 'prd_01j00000000000000000000000_0',
      owner: 'default',
      options: defaultCompressionOptions,
      whileIdle(wait) {
        onIdle(server.requests.length, ending);
        return wait;
      },
      signal: ending.signal,
    },
    createPatience(time),
  );
  return { image, asked: server.requests.length };
}

test('an image takes no longer than it has, whatever a single try may take', async () => {
  const { image, asked } = await process({ bytes: '', close: false }, 400);
  expect(image).toMatchObject({ status: 'FAILED', error: { code: 'TIMEOUT' } });
  expect(asked).toBe(1);
});

test('a wait that its time does not cover is not begun', async () => {
  const failing = 'HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n';
  const { image, asked } = await process({ bytes: failing, close: false }, 2_500);
  expect(image).toMatchObject({ status: 'FAILED', error: { code: 'SERVER_ERROR' } });
  // The second try follows after a second, the third would after five more.
  expect(asked).toBe(2);
});

test('a fault that is the same again is final', async () => {
  const twoLengths = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nimage';
  const { image, asked } = await process({ bytes: twoLengths, close: true }, 180_000);
  expect(image).toMatchObject({ status: 'FAILED', error: { code: 'INCOMPLETE', retryable: true } });
  expect(asked).toBe(2);
});

test('an image that is ended while it waits for its next try rejects with the reason itself', async () => {
  const failing = 'HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n';
  const reason = new RemovedError();
  const ended = process({ bytes: failing, close: false }, 180_000, (requests, ending) => {
    // The first wait is for the host.
    if (requests > 0) ending.abort(reason);
  });
  await expect(ended).rejects.toBe(reason);
});

test('a failure of ours has its cause in the log, under the id that the message names', async () => {
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ level: 'warn', format: 'json', secrets: [], to });
  const image = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nimage';
  const { image: failed } = await process({ bytes: image, close: false }, 2_500, () => {}, logger);
  const { code, message } = failed.status === 'FAILED' ? failed.error : { code: null, message: '' };
  expect(code).toBe('INTERNAL');
  const errorId = /\berr_[0-9a-f]{12}\b/.exec(message)?.[0];
  const fields = { requestId: expect.any(String), product: expect.any(String), tenant: 'default' };
  const line = { ...fields, url: expect.any(String), code, err: { type: 'Error', message: 'broken' } };
  expect(lines.map((text) => JSON.parse(text))).toMatchObject([
    { ...line, level: 'warn', nextTryMs: expect.any(Number) },
    { ...line, level: 'error', errorId },
  ]);
});
