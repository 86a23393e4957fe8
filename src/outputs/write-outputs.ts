import { appendOutputColumn } from '../catalog/append-output-column.ts';
import { failedRows } from '../catalog/failed-rows.ts';
import { replaceImageUrls } from '../catalog/replace-image-urls.ts';
import type { Image } from '../domain/image.ts';
import type { Product } from '../domain/product.ts';
import type { Request } from '../domain/request.ts';
import type { Files } from '../files/files.ts';
import { FilesUnavailableError } from '../files/files-unavailable-error.ts';
import type { Listings } from '../store/store.ts';
import type { Links } from './links.ts';
import { productView } from './product-view.ts';

export interface OutputDependencies {
  readonly store: Pick<Listings, 'readFile'>;
  readonly files: Files;
  readonly links: Links;
}

/** Products read at a time; nothing is held open in between. */
const batchSize = 500;

/** The kept upload with its results, as far as the request has come: in a new column, or in place of the URLs. */
export async function* writeOutputCsv(
  dependencies: OutputDependencies,
  request: Request,
): AsyncGenerator<Uint8Array> {
  const { store, links } = dependencies;
  const url = (image: Image) =>
    image.status === 'SUCCEEDED' ? links.output(image.result.key, image.result.name) : null;
  const write = request.outputMode === 'REPLACE' ? replaceImageUrls : appendOutputColumn;
  yield* write({
    bytes: await openUpload(dependencies, request),
    head: request.head,
    outputs: ofEachProduct(store, request.id, url),
  });
}

/** The rows of the kept upload that have a failure so far, with what went wrong. */
export async function* writeFailedCsv(
  dependencies: OutputDependencies,
  request: Request,
): AsyncGenerator<Uint8Array> {
  const error = (image: Image) =>
    image.status === 'FAILED' ? `${image.error.code}: ${image.inputUrl}: ${image.error.message}` : null;
  yield* failedRows({
    bytes: await openUpload(dependencies, request),
    head: request.head,
    outputs: ofEachProduct(dependencies.store, request.id, error),
  });
}

/** One line of JSON a product, in the order of the file. */
export async function* writeOutputJsonl(
  { store, links }: OutputDependencies,
  request: Request,
): AsyncGenerator<Uint8Array> {
  for await (const products of productBatches(store, request.id)) {
    const lines = products.map((product) => `${JSON.stringify(productView(product, links))}\n`);
    yield Buffer.from(lines.join(''));
  }
}

async function openUpload({ files }: OutputDependencies, { uploadKey }: Request) {
  const upload = await files.open(uploadKey);
  if (upload === null) throw new FilesUnavailableError('the uploaded catalogue is missing');
  return upload;
}

async function* ofEachProduct<T>(
  store: Pick<Listings, 'readFile'>,
  requestId: string,
  read: (image: Image) => T,
): AsyncGenerator<readonly T[]> {
  for await (const products of productBatches(store, requestId)) {
    for (const { images } of products) yield images.map(read);
  }
}

/** A request's products in the order of the file. */
export async function* productBatches(
  store: Pick<Listings, 'readFile'>,
  requestId: string,
): AsyncGenerator<readonly Product[]> {
  for (let position = 0; ; ) {
    const products = await store.readFile(requestId, position, batchSize);
    const last = products.at(-1);
    if (last === undefined) return;
    yield products;
    position = last.position + 1;
  }
}
