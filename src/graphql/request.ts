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
  description: 'Where a request stands.',
  values: {
    QUEUED: { description: 'Taken; no product has been started.' },
    PROCESSING: { description: 'Products are being worked on.' },
    CANCELING: { description: 'Being cancelled; not every product has its place in the log yet.' },
    COMPLETED: { description: 'Finished; no image failed.' },
    COMPLETED_WITH_ERRORS: { description: 'Finished; some images failed and some succeeded.' },
    FAILED: { description: 'Finished; images failed and none succeeded.' },
    CANCELED: { description: 'Was cancelled.' },
  } as const,
});

export const Request = builder.objectRef<RequestNode>('Request').implement({
  description: 'One uploaded catalogue, and what becomes of it.',
  interfaces: [Node],
  isTypeOf: (value) => (value as { id?: string }).id?.startsWith('req_') ?? false,
  fields: (t) => ({
    label: t.exposeString('label', { nullable: true, description: 'The name its owner gave it.' }),
    status: t.expose('status', { type: RequestStatus, description: 'Where the request stands.' }),
    format: t.expose('format', {
      type: CatalogFormat,
      description: 'The format the catalogue was found to have.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was taken.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its first product was started.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it got its final status.',
    }),
    progress: t.expose('progress', { type: Progress, description: 'How far it is.' }),
    cursor: t.exposeString('cursor', {
      description: 'The newest position of its progress log, for `requestProgress(after:)`.',
    }),
    products: t.field({
      type: ProductConnection,
      description: 'Its products.',
      args: {
        ...pageArguments,
        offset: t.arg.int({
          required: false,
          description: 'Items to pass over, in the chosen order; jumps without reading what lies between.',
        }),
        filter: t.arg({
          type: ProductFilter,
          required: false,
          description: 'Which products; all when left out.',
        }),
        orderBy: t.arg({ type: ProductOrder, required: false, description: 'FILE when left out.' }),
      },
      resolve: ({ source }, { filter, orderBy, ...page }, context) =>
        context.requests.listProducts(source, toProductQuery(filter, orderBy), toPageRequest(page, context)),
    }),
    issues: t.field({
      type: [CsvIssue],
      description:
        'Why rows were passed over (`onInvalidRow: SKIP`), and warnings: 100 at most, in the order of the file; a warning is left out before any error is.',
      resolve: ({ issues }) => issues,
    }),
    totalIssues: t.exposeInt('totalIssues', { description: 'All issues, beyond the first 100 too.' }),
    outputCsvUrl: t.expose('outputCsvUrl', {
      type: 'URL',
      description: 'The catalogue with the URLs of the results; usable while the request runs.',
    }),
    failedCsvUrl: t.expose('failedCsvUrl', {
      type: 'URL',
      nullable: true,
      description: 'The rows that failed or were passed over; null when there are none.',
    }),
    outputJsonlUrl: t.expose('outputJsonlUrl', {
      type: 'URL',
      description: 'A product a line as JSON; usable while the request runs.',
    }),
    archiveUrl: t.expose('archiveUrl', { type: 'URL', description: 'All results as a ZIP file.' }),
    webhook: t.expose('webhook', {
      type: Webhook,
      nullable: true,
      description: 'Where its events go; null when they go nowhere.',
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
