import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InvalidInputError } from '../domain/invalid-input-error.ts';
import { readAhead } from './read-ahead.ts';

/**
 * The bytes, decompressed where they begin as gzip does (RFC 1952). No more is decompressed than is read, so that
 * who counts what comes out is safe from a small file that becomes a huge one.
 * @throws InvalidInputError for a gzip file that is damaged or cut; errors of `source` as they are.
 */
export async function* decompress(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { sample, all } = await readAhead(source, 2);
  if (sample.bytes[0] !== 0x1f || sample.bytes[1] !== 0x8b) {
    yield* all;
    return;
  }
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  pipeline(Readable.from(all), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new InvalidInputError('The file looks like gzip, but it is damaged or incomplete.');
  } finally {
    gunzip.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
