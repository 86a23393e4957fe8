import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { defaultCompressionOptions } from '../../../src/domain/compression-options.ts';
import type { Image } from '../../../src/domain/image.ts';
import type { Request } from '../../../src/domain/request.ts';
import { openDiskFiles } from '../../../src/files/disk/open-disk-files.ts';
import { outputFileKey } from '../../../src/files/output-file-key.ts';
import { createLinks } from '../../../src/outputs/links.ts';
import type { OutputDependencies } from '../../../src/outputs/write-outputs.ts';
import { createLocalQueue } from '../../../src/queue/local/create-local-queue.ts';
import { submitCatalog } from '../../../src/requests/submit-catalog.ts';
import type { SubmitOptions } from '../../../src/requests/submit-options.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts';
import { settlementOf, succeeded } from '../../contracts/store/store-fixtures.ts';

const options: SubmitOptions = {
  label: null,
  idempotencyKey: null,
  columns: null,
  baseUrl: null,
  encoding: null,
  onInvalidRow: 'REJECT',
  outputMode: 'APPEND',
  compression: defaultCompressionOptions,
  webhook: null,
};

export const origin = 'https://halftone.example.com';

export type Outputs = Awaited<ReturnType<typeof openOutputs>>;

/** A store and files of a test's own, and uploads in them whose products it finishes as it likes. */
export async function openOutputs() {
  const dataDir = await mkdtemp(join(tmpdir(), 'halftone-outputs-'));
  const store = await openSqliteStore({ dataDir });
  const files = await openDiskFiles({ dataDir });
  const dependencies: OutputDependencies = { store, files, links: createLinks(() => origin, null) };
  // Closed: it leaves the products to the test.
  const queue = createLocalQueue(
    { store, logger: pino({ level: 'silent' }) },
    { window: 10, inFlightPerRequest: 10 },
  );
  await queue.close();

  return {
    files,
    submit(csv: string, changes: Partial<SubmitOptions> = {}): Promise<Request> {
      const limits = { maxCsvBytes: 1e9, maxRows: 1e6 };
      async function* bytes() {
        yield Buffer.from(csv);
      }
      return submitCatalog({ store, files, queue, notifyDeliveries: () => {}, limits }, 'default', bytes(), {
        ...options,
        ...changes,
      });
    },
    /** Finishes the next `count` products, the last one first. */
    async finish({ id }: Request, count: number, become: (image: Image) => Image): Promise<void> {
      const claims = (await store.claim(id, count)).reverse();
      for (let from = 0; from < claims.length; from += 200) {
        await store.settle(claims.slice(from, from + 200).map((claim) => settlementOf(claim, become)));
      }
    },
    /** What the writer writes of the request as it is by now. */
    async written(
      write: (dependencies: OutputDependencies, request: Request) => AsyncGenerator<Uint8Array>,
      { id }: Request,
    ): Promise<Buffer> {
      const request = await store.findRequest(null, id);
      if (request === null) throw new Error('The request is gone.');
      return buffer(write(dependencies, request));
    },
    dependencies,
    async remove(): Promise<void> {
      await store.close();
      await files.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The image with a result of this name; `keyOf(name)` is its key. */
export function compressed(image: Image, name: string): Image {
  const made = succeeded(image.inputUrl);
  if (made.status !== 'SUCCEEDED') throw new Error('It succeeded.');
  return { ...made, result: { ...made.result, key: keyOf(name), name } };
}

export function keyOf(name: string): string {
  return Buffer.from(name).toString('base64url').padEnd(32, '0');
}

/** Where the result of this name is kept. */
export function fileKeyOf(name: string): string {
  const key = outputFileKey(keyOf(name), name.slice(name.lastIndexOf('.') + 1));
  if (key === null) throw new Error(`${name} is no name of a result.`);
  return key;
}
