import type { CatalogLimits } from '../catalog/catalog-limits.ts';
import { decompress } from '../catalog/decompress.ts';
import { parseCursor } from '../domain/cursor.ts';
import { HalftoneError } from '../domain/halftone-error.ts';
import { InvalidInputError } from '../domain/invalid-input-error.ts';
import { parseProductId } from '../domain/product-id.ts';
import type { Downloader } from '../download/downloader.ts';
import type { Files } from '../files/files.ts';
import type { Links } from '../outputs/links.ts';
import { writeImagesZip } from '../outputs/write-images-zip.ts';
import { writeFailedCsv, writeOutputCsv, writeOutputJsonl } from '../outputs/write-outputs.ts';
import type { Queue } from '../queue/queue.ts';
import type { Signals } from '../signals/signals.ts';
import type { Control, Listings, Submissions } from '../store/store.ts';
import { followProgress } from './follow-progress.ts';
import { previewCatalog } from './preview-catalog.ts';
import { createRequestControl } from './request-control.ts';
import type { Requests } from './requests.ts';
import { resolveSubmitOptions, type SubmitDefaults } from './resolve-submit-options.ts';
import { submitCatalog } from './submit-catalog.ts';
import { submitFromUrl } from './submit-from-url.ts';

export interface RequestsDependencies {
  readonly store: Submissions & Listings & Control;
  readonly files: Files;
  readonly queue: Queue;
  readonly signals: Signals;
  /** Fetches catalogues, with limits for catalogues. */
  readonly feeds: Downloader;
  readonly links: Links;
  /** Carries out, step by step, what a request is marked with: cancel, retry, delete. */
  readonly startLongJob: (requestId: string) => void;
  /** Throws a HalftoneError for a URL that must not be sent to. */
  readonly checkUrl: (url: string) => URL;
  /** Is told of every batch of rows that is read of an upload. */
  readonly onRows?: (rows: number) => void;
}

export interface RequestsSettings {
  readonly limits: CatalogLimits;
  readonly defaults: SubmitDefaults;
  /** What previews say of this server, such as that a shop cannot fetch its URLs. */
  readonly notes: readonly string[];
}

const writers = {
  'output.csv': writeOutputCsv,
  'failed.csv': writeFailedCsv,
  'output.jsonl': writeOutputJsonl,
  'images.zip': writeImagesZip,
};

/** The domain's front over its ports. */
export function createRequests(dependencies: RequestsDependencies, settings: RequestsSettings): Requests {
  const { store, files, signals, feeds, links } = dependencies;
  const { limits, defaults } = settings;
  const notifyDeliveries = () => signals.notify('deliveries');
  const submit: Requests['submit'] = (owner, bytes, options) =>
    submitCatalog({ ...dependencies, notifyDeliveries, limits }, owner, bytes, options);
  const preview: Requests['preview'] = (bytes, { columns, encoding, baseUrl, onInvalidRow }) =>
    previewCatalog(decompress(bytes), {
      columns,
      encoding,
      baseUrl,
      skipInvalidRows: onInvalidRow === 'SKIP',
      limits,
      notes: settings.notes,
    });

  return {
    ...createRequestControl(dependencies),
    links,
    resolveOptions(input) {
      const options = resolveSubmitOptions(input, defaults);
      if (options.webhook !== null) checkWebhookUrl(dependencies.checkUrl, options.webhook.url);
      return options;
    },
    submit,
    submitFromUrl: (owner, url, options, signal) =>
      submitFromUrl({ feeds, files }, url, signal, (bytes) => submit(owner, bytes, options)),
    preview,
    previewFromUrl: (url, options, signal) =>
      submitFromUrl({ feeds, files }, url, signal, (bytes) => preview(bytes, options)),
    find: (owner, id) => store.findRequest(owner, id),
    findByLink: (id) => store.findRequest(null, id),
    list: (owner, status, page) => store.listRequests(owner, status, page),
    async findProduct(owner, id) {
      const parts = parseProductId(id);
      return parts && store.findProduct(owner, parts.requestId, parts.position);
    },
    listProducts: (request, query, page) => store.listProducts(request.id, query, page),
    findDelivery: (owner, id) => store.findDelivery(owner, id),
    listDeliveries: (request, page) => store.listDeliveries(request.id, page),
    async progress(owner, id, after) {
      const sequence = after === null ? 0 : parseCursor(after);
      const request = await store.findRequest(owner, id);
      return request && followProgress({ store, signals }, id, sequence);
    },
    openFile(request, file) {
      return writers[file]({ store, files, links }, request);
    },
  };
}

/** Checked at the upload: deliveries to a refused URL would only fail until the webhook is disabled. */
function checkWebhookUrl(checkUrl: (url: string) => URL, url: string): void {
  try {
    checkUrl(url);
  } catch (error) {
    if (!(error instanceof HalftoneError)) throw error;
    throw new InvalidInputError(`options.webhook.url: ${error.message}`);
  }
}
