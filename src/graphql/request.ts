import type { Request as DomainRequest } from '../domain/request.ts';
import { builder } from './builder.ts';
import { CatalogFormat } from './catalog-format.ts';
import { defineConnection } from './connection.ts';
import { CsvIssue } from './csv-issue.ts';
import { Node } from './node.ts';
import { pageArguments, toPageRequest } from './page-arguments.ts';
import { ProductConnection } from './product.ts';
import { ProductFilter, ProductOrder, toProductQuery } from './product-query.ts';
import { Progress } from './progress.ts';
import { type RequestNode, requestNode } from './request-node.ts';
import { Webhook, WebhookDeliveryConnection } from './webhook.ts';

export const RequestStatus = builder.enumType('RequestStatus', {
  description: 'The state of a request.',
  values: {
    QUEUED: { description: 'Waiting to start.' },
    PROCESSING: { description: 'Images are being compressed.' },
    CANCELING: { description: 'Being cancelled; some products are not closed yet.' },
    COMPLETED: { description: 'Finished, no image failed.' },
    COMPLETED_WITH_ERRORS: { description: 'Finished, some images failed.' },
    FAILED: { description: 'Finished, no image succeeded.' },
    CANCELED: { description: 'Cancelled.' },
  } as const,
});

export const Request = builder.objectRef<RequestNode>('Request').implement({
  description: 'An uploaded catalogue and its compression.',
  interfaces: [Node],
  isTypeOf: (value) => (value as { id?: string }).id?.startsWith('req_') ?? false,
  fields: (t) => ({
    label: t.exposeString('label', { nullable: true, description: 'The name given at the upload.' }),
    status: t.expose('status', { type: RequestStatus, description: 'The state of the request.' }),
    format: t.expose('format', {
      type: CatalogFormat,
      description: 'The format of the catalogue.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was uploaded.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When work on it began; null until then.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it finished; null until then.',
    }),
    progress: t.expose('progress', { type: Progress, description: 'Progress of the request.' }),
    cursor: t.exposeString('cursor', {
      description: 'The latest position in its progress log, for `requestProgress(after:)`.',
    }),
    products: t.field({
      type: ProductConnection,
      description: 'Products of this request.',
      args: {
        ...pageArguments,
        offset: t.arg.int({
          required: false,
          description: 'Number of items to skip, in the chosen order.',
        }),
        filter: t.arg({
          type: ProductFilter,
          required: false,
          description: 'Which products to list. Default: all.',
        }),
        orderBy: t.arg({ type: ProductOrder, required: false, description: 'Default: FILE.' }),
      },
      resolve: ({ source }, { filter, orderBy, ...page }, context) =>
        context.requests.listProducts(source, toProductQuery(filter, orderBy), toPageRequest(page, context)),
    }),
    issues: t.field({
      type: [CsvIssue],
      description:
        'Why rows were skipped (`onInvalidRow: SKIP`), and warnings: at most 100, in file order. If there are more, errors are listed in preference to warnings.',
      resolve: ({ issues }) => issues,
    }),
    totalIssues: t.exposeInt('totalIssues', {
      description: 'Number of all issues, including those beyond the first 100.',
    }),
    outputCsvUrl: t.expose('outputCsvUrl', {
      type: 'URL',
      description:
        'The catalogue with the URLs of the compressed images. Can be downloaded while the request is running.',
    }),
    failedCsvUrl: t.expose('failedCsvUrl', {
      type: 'URL',
      nullable: true,
      description: 'The rows that failed or were skipped, as a CSV file; null if there are none.',
    }),
    outputJsonlUrl: t.expose('outputJsonlUrl', {
      type: 'URL',
      description: 'All products as JSON, one a line. Can be downloaded while the request is running.',
    }),
    archiveUrl: t.expose('archiveUrl', { type: 'URL', description: 'All compressed images as a ZIP file.' }),
    webhook: t.expose('webhook', {
      type: Webhook,
      nullable: true,
      description: 'The webhook that receives its events; null if there is none.',
    }),
    webhookDeliveries: t.field({
      type: WebhookDeliveryConnection,
      description: 'The deliveries to its webhook, newest first.',
      args: pageArguments,
      resolve: ({ source }, page, context) =>
        context.requests.listDeliveries(source, toPageRequest(page, context)),
    }),
  }),
});

export const RequestConnection = defineConnection(
  'Request',
  Request,
  (request: DomainRequest, { requests }) => requestNode(request, requests.links),
);
