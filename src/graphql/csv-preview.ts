import type { SampleRow } from '../catalog/read-catalog.ts';
import { shownText } from '../catalog/shown-text.ts';
import type { CatalogPreview } from '../requests/preview-catalog.ts';
import type { PreviewColumn } from '../requests/preview-columns.ts';
import { builder } from './builder.ts';
import { CatalogFormat } from './catalog-format.ts';
import { CsvIssue } from './csv-issue.ts';
import { TextEncoding } from './text-encoding.ts';

const ColumnRole = builder.enumType('ColumnRole', {
  description: 'What a column contains.',
  values: {
    IMAGE: { description: 'Image URLs.' },
    NAME: { description: 'The product’s name.' },
    SERIAL_NUMBER: { description: 'The product’s serial number, SKU or other identifier.' },
    GROUP: { description: 'Rows with the same value are one product.' },
  } as const,
});

const CsvColumn = builder.objectRef<PreviewColumn>('CsvColumn').implement({
  description: 'A column of a catalogue.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The header as it is in the file; `#1`, `#2`, … if the file has no header.',
    }),
    role: t.expose('role', {
      type: ColumnRole,
      nullable: true,
      description: 'What the column is used for; null if it is only copied to the output.',
    }),
    taken: t.exposeBoolean('taken', { description: 'Whether images are read from this column.' }),
    reason: t.exposeString('reason', { description: 'Why the column is used or not, in words.' }),
    urlShare: t.exposeFloat('urlShare', {
      description:
        'Share of the cells with content, in the first 200 rows, that contain only image addresses: 0 to 1.',
    }),
    examples: t.field({
      type: ['String'],
      description: 'The first cells with content, at most three.',
      resolve: ({ examples }) => [...examples],
    }),
  }),
});

const CsvRow = builder.objectRef<SampleRow>('CsvRow').implement({
  description: 'A row of the file.',
  fields: (t) => ({
    line: t.exposeInt('line', {
      description: 'The line of the file where the row begins. The first line is 1.',
    }),
    cells: t.field({
      type: ['String'],
      nullable: true,
      description: 'Each cell cut to 200 characters. Null if the row can’t be read; see `issues`.',
      resolve: ({ cells }) => cells?.map(shownText) ?? null,
    }),
  }),
});

type Host = CatalogPreview['hosts'][number];

const HostCount = builder.objectRef<Host>('HostCount').implement({
  description: 'How many images come from one host.',
  fields: (t) => ({
    host: t.exposeString('host', {
      description: 'The host’s name, with its port unless it is the default one.',
    }),
    images: t.exposeInt('images', {
      description: 'Number of images. A URL that is in the file twice counts twice.',
    }),
  }),
});

export type CsvPreviewNode = CatalogPreview & { readonly __typename: 'CsvPreview' };

export const CsvPreview = builder.objectRef<CsvPreviewNode>('CsvPreview').implement({
  description: 'What an upload of this file would import. Nothing is stored.',
  fields: (t) => ({
    accepted: t.exposeBoolean('accepted', {
      description: 'Whether `uploadCsv` with the same options would accept the file.',
    }),
    format: t.expose('format', { type: CatalogFormat, description: 'The detected format.' }),
    encoding: t.expose('encoding', {
      type: TextEncoding,
      description: 'The file’s encoding, detected or as given in the options.',
    }),
    byteOrderMark: t.boolean({
      description: 'Whether the file begins with a byte order mark.',
      resolve: ({ dialect }) => dialect.bom,
    }),
    hasHeader: t.exposeBoolean('hasHeader', {
      description: 'False if the file has no header row. Its columns are then numbered.',
    }),
    linesAbove: t.exposeInt('linesAbove', {
      description:
        'Lines above the table, such as a title. They are copied to the output but not read; blank lines don’t count.',
    }),
    delimiter: t.string({
      description:
        'The character between cells: comma, semicolon, tab or `|`, or the one that a `sep=` line names.',
      resolve: ({ dialect }) => dialect.delimiter,
    }),
    lineEnd: t.string({
      description: 'The line ending of the file: LF, CRLF or CR.',
      resolve: ({ dialect }) => lineEnds[dialect.lineEnd],
    }),
    columns: t.field({
      type: [CsvColumn],
      description: 'All columns, in file order.',
      resolve: ({ columns }) => [...columns],
    }),
    sample: t.field({
      type: [CsvRow],
      description: 'The first ten rows.',
      resolve: ({ sample }) => [...sample],
    }),
    rows: t.exposeInt('rows', { description: 'Rows that are not blank, including rows with issues.' }),
    products: t.exposeInt('products', { description: 'Products that would be imported.' }),
    images: t.exposeInt('images', { description: 'Images of these products, including skipped ones.' }),
    imagesSkipped: t.int({
      description:
        'Images that will be skipped because they are paths, not URLs. Set `baseUrl` to import them.',
      resolve: ({ skippedImages }) => skippedImages,
    }),
    distinctUrls: t.exposeInt('distinctUrls', { description: 'Number of different image URLs.' }),
    distinctUrlsExact: t.exposeBoolean('distinctUrlsExact', {
      description: 'False if there are more than `distinctUrls`.',
    }),
    hosts: t.field({
      type: [HostCount],
      description: 'The hosts of the images, those with the most images first; at most 100.',
      resolve: ({ hosts }) => [...hosts],
    }),
    issues: t.field({
      type: [CsvIssue],
      description:
        'At most 100 issues, in file order. If there are more, errors are listed in preference to warnings.',
      resolve: ({ issues }) => issues,
    }),
    totalIssues: t.exposeInt('totalIssues', {
      description: 'Number of all issues, including those beyond the first 100.',
    }),
    totalErrors: t.exposeInt('totalErrors', {
      description: 'Number of issues that are errors.',
    }),
    notes: t.field({
      type: ['String'],
      description: 'Other things to know before uploading, in words.',
      resolve: ({ notes }) => [...notes],
    }),
  }),
});

const lineEnds = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' } as const;
