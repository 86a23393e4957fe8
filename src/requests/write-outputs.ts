import { appendOutputColumn } from '../catalog/append-output-column.ts';
import type { Files } from '../files/files.ts';
import { FilesUnavailableError } from '../files/files-unavailable-error.ts';
import type { Store } from '../store/store.ts';
import type { Links } from './links.ts';
import type { Product } from './product.ts';
import { productView } from './product-view.ts';
import type { Request } from './request.ts';

export interface OutputDependencies {
  readonly store: Store;
  readonly files: Files;
  readonly links: Links;
}

/** Products read at a time; nothing is held open in between. */
const batchSize = 500;

/** The kept upload with the column `Output Image Urls`, as far as the request has come. */
export async function* writeOutputCsv(
  dependencies: OutputDependencies,
  request: Request,
): AsyncGenerator<Uint8Array> {
  const { store, files, links } = dependencies;
  const upload = await files.open(request.uploadKey);
  if (upload === null) throw new FilesUnavailableError('the uploaded catalogue is not there');
  yield* appendOutputColumn(upload, request.head, outputUrls(store, links, request.id));
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

async function* outputUrls(
  store: Store,
  links: Links,
  requestId: string,
): AsyncGenerator<readonly (string | null)[]> {
  for await (const products of productBatches(store, requestId)) {
    for (const { images } of products) {
      yield images.map((image) =>
        image.status === 'SUCCEEDED' ? links.output(image.result.key, image.result.name) : null,
      );
    }
  }
}

async function* productBatches(store: Store, requestId: string): AsyncGenerator<readonly Product[]> {
  for (let position = 0; ; ) {
    const products = await store.readFile(requestId, position, batchSize);
    const last = products.at(-1);
    if (last === undefined) return;
    yield products;
    position = last.position + 1;
  }
}
