import type { SampleRow } from '../catalog/read-catalog.ts';
import { shownText } from '../catalog/shown-text.ts';
import type { CatalogPreview } from '../requests/preview-catalog.ts';
import type { PreviewColumn } from '../requests/preview-columns.ts';
import { builder } from './builder.ts';
import { CatalogFormat } from './catalog-format.ts';
import { CsvIssue } from './csv-issue.ts';
import { TextEncoding } from './text-encoding.ts';

const ColumnRole = builder.enumType('ColumnRole', {
  description: 'What a column is read as.',
  values: {
    IMAGE: { description: 'It has image URLs.' },
    NAME: { description: 'It has the product’s name.' },
    SERIAL_NUMBER: { description: 'It has what the product is found by.' },
    GROUP: { description: 'It tells which rows are one product.' },
  } as const,
});

const CsvColumn = builder.objectRef<PreviewColumn>('CsvColumn').implement({
  description: 'A column of a catalogue.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The header as written; `#1`, `#2`, … where the file has none.',
    }),
    role: t.expose('role', {
      type: ColumnRole,
      nullable: true,
      description: 'null: the column is only kept.',
    }),
    taken: t.exposeBoolean('taken', { description: 'Whether images are read from it.' }),
    reason: t.exposeString('reason', { description: 'Why it is taken, or is not, for people.' }),
    urlShare: t.exposeFloat('urlShare', {
      description:
        'How many of its filled cells in the first 200 rows are image addresses and nothing else, 0 to 1.',
    }),
    examples: t.field({
      type: ['String'],
      description: 'Its first filled cells, at most three.',
      resolve: ({ examples }) => [...examples],
    }),
  }),
});

const CsvRow = builder.objectRef<SampleRow>('CsvRow').implement({
  description: 'A row as it is read.',
  fields: (t) => ({
    line: t.exposeInt('line', {
      description: 'The physical line where it begins; the file’s first line is 1.',
    }),
    cells: t.field({
      type: ['String'],
      nullable: true,
      description: 'Cut to 200 characters each; null: the row cannot be read, see `issues`.',
      resolve: ({ cells }) => cells?.map(shownText) ?? null,
    }),
  }),
});

type Host = CatalogPreview['hosts'][number];

const HostCount = builder.objectRef<Host>('HostCount').implement({
  description: 'How many images come from a host.',
  fields: (t) => ({
    host: t.exposeString('host', { description: 'Its name, with the port where it is not the usual one.' }),
    images: t.exposeInt('images', { description: 'Images, the same URL as often as it stands in the file.' }),
  }),
});

export type CsvPreviewNode = CatalogPreview & { readonly __typename: 'CsvPreview' };

export const CsvPreview = builder.objectRef<CsvPreviewNode>('CsvPreview').implement({
  description: 'What an upload of this file would be. Nothing of it was stored.',
  fields: (t) => ({
    accepted: t.exposeBoolean('accepted', {
      description: 'Whether `uploadCsv` with the same options would take it.',
    }),
    format: t.expose('format', { type: CatalogFormat, description: 'Whose export it was found to be.' }),
    encoding: t.expose('encoding', { type: TextEncoding, description: 'As found, or as given.' }),
    byteOrderMark: t.boolean({
      description: 'Whether the file begins with one.',
      resolve: ({ dialect }) => dialect.bom,
    }),
    hasHeader: t.exposeBoolean('hasHeader', {
      description: 'False: the file begins with its first row, and its columns are numbered.',
    }),
    linesAbove: t.exposeInt('linesAbove', {
      description:
        'Lines above the table, such as a title, that are kept and passed over; blank ones not counted.',
    }),
    delimiter: t.string({
      description: 'What stands between cells: a comma, semicolon, tab or bar, or what a line `sep=` says.',
      resolve: ({ dialect }) => dialect.delimiter,
    }),
    lineEnd: t.string({
      description: 'What ends the header: LF, CRLF or CR.',
      resolve: ({ dialect }) => lineEnds[dialect.lineEnd],
    }),
    columns: t.field({
      type: [CsvColumn],
      description: 'In the order of the file.',
      resolve: ({ columns }) => [...columns],
    }),
    sample: t.field({
      type: [CsvRow],
      description: 'The first ten rows.',
      resolve: ({ sample }) => [...sample],
    }),
    rows: t.exposeInt('rows', { description: 'Rows that are not blank, those with issues too.' }),
    products: t.exposeInt('products', { description: 'Products that would be taken.' }),
    images: t.exposeInt('images', { description: 'Their images, those that are skipped too.' }),
    imagesSkipped: t.int({
      description: 'Images that are paths and no URLs; `baseUrl` says where such paths are.',
      resolve: ({ skippedImages }) => skippedImages,
    }),
    distinctUrls: t.exposeInt('distinctUrls', { description: 'Different URLs to fetch.' }),
    distinctUrlsExact: t.exposeBoolean('distinctUrlsExact', {
      description: 'False: there are more than `distinctUrls`.',
    }),
    hosts: t.field({
      type: [HostCount],
      description: 'Where the images come from, most first; at most 100.',
      resolve: ({ hosts }) => [...hosts],
    }),
    issues: t.field({
      type: [CsvIssue],
      description: '100 issues at most, in the order of the file; a warning is left out before any error is.',
      resolve: ({ issues }) => issues,
    }),
    totalIssues: t.exposeInt('totalIssues', { description: 'All issues, beyond the first 100 too.' }),
    totalErrors: t.exposeInt('totalErrors', {
      description: 'How many of all issues are errors, which reject a file or pass a row over.',
    }),
    notes: t.field({
      type: ['String'],
      description: 'What else is worth knowing before an upload, for people.',
      resolve: ({ notes }) => [...notes],
    }),
  }),
});

const lineEnds = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' } as const;
