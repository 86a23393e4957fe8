import { builder } from './builder.ts';
import { CompressionOptions } from './compression-options.ts';
import { WebhookEvent } from './webhook.ts';

const InvalidRowPolicy = builder.enumType('InvalidRowPolicy', {
  description: 'What happens when a row has an error. Warnings never matter here.',
  values: {
    REJECT: { description: 'Nothing of the file is stored.' },
    SKIP: { description: 'The row is reported and passed over.' },
  } as const,
});

const OutputMode = builder.enumType('OutputMode', {
  description: 'Where the output CSV has the URLs of the results.',
  values: {
    APPEND: { description: 'In a new last column, `Output Image Urls`.' },
    REPLACE: { description: 'In place of the input’s URLs.' },
  } as const,
});

const ColumnMapping = builder.inputType('ColumnMapping', {
  description:
    'Columns by their header, without regard to case, accents, spaces, dots, `_` and `-`, or by their place: `#3` is the third. What is left out is detected.',
  fields: (t) => ({
    images: t.stringList({ required: false, description: 'The columns with image URLs.' }),
    name: t.string({ required: false, description: 'The column with the product’s name.' }),
    serialNumber: t.string({ required: false, description: 'The column with the serial number.' }),
  }),
});

const WebhookOptions = builder.inputType('WebhookOptions', {
  description: 'Where this request’s events go (Standard Webhooks).',
  fields: (t) => ({
    url: t.field({ type: 'URL', required: true, description: 'The endpoint, http or https.' }),
    secret: t.string({
      required: false,
      description: '`whsec_` and the base64 of 24 to 64 bytes; the server’s own when left out.',
    }),
    events: t.field({ type: [WebhookEvent], required: false, description: 'Both when left out.' }),
  }),
});

export const UploadOptions = builder.inputType('UploadOptions', {
  description: 'How a catalogue is read, compressed and reported.',
  fields: (t) => ({
    label: t.string({ required: false, description: 'A name to find the request by, up to 200 characters.' }),
    idempotencyKey: t.string({
      required: false,
      description:
        'The same key with the same file and options gives the same request, and not a second one.',
    }),
    columns: t.field({
      type: ColumnMapping,
      required: false,
      description: 'Columns; detected when left out.',
    }),
    baseUrl: t.field({
      type: 'URL',
      required: false,
      description:
        'What relative paths in image cells are resolved against, such as https://shop.example/media/. Left out: such images are skipped and reported.',
    }),
    encoding: t.string({
      required: false,
      description:
        'How the file’s bytes stand for text: a label of the WHATWG Encoding Standard, such as `Shift_JIS`, or a ' +
        '`TextEncoding`. Detected when left out, and where the file begins with a byte order mark.',
    }),
    onInvalidRow: t.field({
      type: InvalidRowPolicy,
      required: false,
      description: 'REJECT when left out.',
    }),
    outputMode: t.field({ type: OutputMode, required: false, description: 'APPEND when left out.' }),
    compression: t.field({
      type: CompressionOptions,
      required: false,
      description: 'Half the bytes in the same format when left out.',
    }),
    webhook: t.field({
      type: WebhookOptions,
      required: false,
      description: 'The server’s WEBHOOK_URL, if set, when left out.',
    }),
  }),
});
