import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

const DEADLINE = 10 * 60_000;

/** Downloads the output CSV to `<dataDir>/<requestId>-output.csv`; returns that file's absolute path. */
export async function saveOutputCsv(url: string, requestId: string, dataDir: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE) });
  if (!response.ok || response.body === null) {
    throw new Error(`The output CSV could not be downloaded: HTTP ${response.status} from ${url}`);
  }
  const target = resolve(join(dataDir, `${requestId}-output.csv`));
  await mkdir(dataDir, { recursive: true });
  await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(target));
  return target;
}
