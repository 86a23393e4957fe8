import type { SampleRow } from '../catalog/read-catalog.ts';
import type { CatalogPreview } from '../requests/preview-catalog.ts';
import { builder } from './builder.ts';
import { CatalogFormat } from './catalog-format.ts';
import { CsvIssue } from './csv-issue.ts';

const TextEncoding = builder.enumType('TextEncoding', {
  description: 'How a file’s bytes stand for text.',
  values: {
    UTF_8: { description: 'With or without a byte order mark.' },
    UTF_16LE: { description: 'Two bytes a character, the lower first: “Unicode” in spreadsheets.' },
    UTF_16BE: { description: 'Two bytes a character, the higher first.' },
    WINDOWS_1252: { description: 'Western European, as older spreadsheets write it.' },
  } as const,
});

const ColumnRole = builder.enumType('ColumnRole', {
  description: 'What a column is read as.',
  values: {
    IMAGE: { description: 'It has image URLs.' },
    NAME: { description: 'It has the product’s name.' },
    SERIAL_NUMBER: { description: 'It has what the product is found by.' },
    GROUP: { description: 'It tells which rows are one product.' },
  } as const,
});

type Column = CatalogPreview['columns'][number];

const CsvColumn = builder.objectRef<Column>('CsvColumn').implement({
  description: 'A column of a catalogue.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The header as written.' }),
    role: t.expose('role', {
      type: ColumnRole,
      nullable: true,
      description: 'null: the column is only kept.',
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
      resolve: ({ cells }) => cells?.map((cell) => cell.slice(0, 200)) ?? null,
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
    encoding: t.expose('encoding', { type: TextEncoding, description: 'As found.' }),
    byteOrderMark: t.boolean({
      description: 'Whether the file begins with one.',
      resolve: ({ dialect }) => dialect.bom,
    }),
    delimiter: t.string({
      description: 'What stands between cells: a comma, semicolon, tab or bar.',
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
      description: 'The first ten rows below the header.',
      resolve: ({ sample }) => [...sample],
    }),
    rows: t.exposeInt('rows', { description: 'Rows below the header, those with issues too.' }),
    products: t.exposeInt('products', { description: 'Products that would be taken.' }),
    images: t.exposeInt('images', { description: 'Their images, those that are skipped too.' }),
    imagesSkipped: t.int({
      description: 'Images that are paths inside a shop, which nobody else can fetch.',
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
      description: 'The first 100 issues.',
      resolve: ({ issues }) => issues,
    }),
    totalIssues: t.exposeInt('totalIssues', { description: 'All issues, beyond the first 100 too.' }),
    notes: t.field({
      type: ['String'],
      description: 'What else is worth knowing before an upload, for people.',
      resolve: ({ notes }) => [...notes],
    }),
  }),
});

const lineEnds = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' } as const;
