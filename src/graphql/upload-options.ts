import { builder } from './builder.ts';
import { CompressionOptions } from './compression-options.ts';
import { WebhookEvent } from './webhook.ts';

const InvalidRowPolicy = builder.enumType('InvalidRowPolicy', {
  description: 'What to do when a row has an error. Warnings don’t count.',
  values: {
    REJECT: { description: 'Refuse the whole file.' },
    SKIP: { description: 'Skip the row and report it.' },
  } as const,
});

const OutputMode = builder.enumType('OutputMode', {
  description: 'Where the output CSV has the URLs of the compressed images.',
  values: {
    APPEND: { description: 'In a new last column, `Output Image Urls`.' },
    REPLACE: { description: 'In place of the original URLs.' },
  } as const,
});

const ColumnMapping = builder.inputType('ColumnMapping', {
  description:
    'Which column is which: by header (case, accents, spaces, dots, `_` and `-` don’t matter) or by position (`#3` is the third column). Columns you leave out are detected.',
  fields: (t) => ({
    images: t.stringList({ required: false, description: 'The columns with image URLs.' }),
    name: t.string({ required: false, description: 'The column with the product’s name.' }),
    serialNumber: t.string({ required: false, description: 'The column with the serial number.' }),
  }),
});

const WebhookOptions = builder.inputType('WebhookOptions', {
  description: 'Where to send this request’s events (Standard Webhooks).',
  fields: (t) => ({
    url: t.field({ type: 'URL', required: true, description: 'URL of the endpoint, http or https.' }),
    secret: t.string({
      required: false,
      description: '`whsec_` and the base64 of 24 to 64 bytes. Default: the server’s secret.',
    }),
    events: t.field({ type: [WebhookEvent], required: false, description: 'Default: both.' }),
  }),
});

export const UploadOptions = builder.inputType('UploadOptions', {
  description: 'Options of an upload.',
  fields: (t) => ({
    label: t.string({ required: false, description: 'A name for the request, up to 200 characters.' }),
    idempotencyKey: t.string({
      required: false,
      description: 'Uploading the same file with the same options and key returns the existing request.',
    }),
    columns: t.field({
      type: ColumnMapping,
      required: false,
      description: 'Which column is which. Default: detected.',
    }),
    baseUrl: t.field({
      type: 'URL',
      required: false,
      description:
        'Base URL for image cells with relative paths, such as https://shop.example/media/. Without it, those images are skipped and reported.',
    }),
    encoding: t.string({
      required: false,
      description:
        'The file’s text encoding: a label of the WHATWG Encoding Standard, such as `Shift_JIS`, or a ' +
        '`TextEncoding`. Default: detected. A byte order mark in the file wins.',
    }),
    onInvalidRow: t.field({
      type: InvalidRowPolicy,
      required: false,
      description: 'Default: REJECT.',
    }),
    outputMode: t.field({ type: OutputMode, required: false, description: 'Default: APPEND.' }),
    compression: t.field({
      type: CompressionOptions,
      required: false,
      description: 'Default: half the bytes, same format.',
    }),
    webhook: t.field({
      type: WebhookOptions,
      required: false,
      description: 'Default: the server’s WEBHOOK_URL, if set.',
    }),
  }),
});
