import { crc32 } from 'node:zlib';
import type { ImageResult } from '../domain/image.ts';
import type { Request } from '../domain/request.ts';
import type { Files } from '../files/files.ts';
import { FilesUnavailableError } from '../files/files-unavailable-error.ts';
import { outputFileKey } from '../files/output-file-key.ts';
import { type OutputDependencies, productBatches } from './write-outputs.ts';
import { openZipDirectory } from './zip-directory.ts';
import { localHeader } from './zip-records.ts';

/**
 * Every result that there is so far, as `<line>-<n>-<name>`: n counts the product's images from 1. In the order of
 * the file, and in constant memory however many there are.
 */
export async function* writeImagesZip(
  { store, files }: OutputDependencies,
  request: Request,
): AsyncGenerator<Uint8Array> {
  const directory = await openZipDirectory(files.workspace);
  let offset = 0;
  try {
    for await (const products of productBatches(store, request.id)) {
      for (const { line, images, finishedAt } of products) {
        for (const [i, image] of images.entries()) {
          if (image.status !== 'SUCCEEDED') continue;
          const { result } = image;
          const name = `${line}-${i + 1}-${result.name}`;
          const facts = await measure(files, result);
          const entry = { ...facts, name, modifiedAt: finishedAt ?? request.createdAt, offset };
          await directory.add(entry);
          const header = localHeader(entry);
          yield header;
          if (facts.bytes === null) yield* await openResult(files, result);
          else yield facts.bytes;
          offset += header.length + facts.size;
        }
      }
    }
    yield* directory.read(offset);
  } finally {
    await directory.close();
  }
}

/** Larger ones are read twice rather than held: once for the checksum, which is before the bytes. */
const heldBytes = 1024 * 1024;

async function measure(files: Files, result: ImageResult) {
  const chunks: Buffer[] = [];
  let size = 0;
  let checksum = 0;
  for await (const chunk of (await openResult(files, result)) as AsyncIterable<Buffer>) {
    checksum = crc32(chunk, checksum);
    size += chunk.length;
    if (size <= heldBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return { size, crc32: checksum, bytes: size <= heldBytes ? Buffer.concat(chunks) : null };
}

async function openResult(files: Files, { key, name }: ImageResult) {
  const fileKey = outputFileKey(key, name.slice(name.lastIndexOf('.') + 1));
  const stream = fileKey && (await files.open(fileKey));
  // An archive that silently lacks an image would look whole.
  if (stream === null) throw new FilesUnavailableError('a compressed image is missing');
  return stream;
}
