import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import Database from 'libsql';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { notACsv } from '../../../src/catalog/not-a-csv.ts';
import { kindOf } from './kind-of.ts';
import { zipOf } from './zip-of.ts';

const content = '<?xml version="1.0"?><Types/>';

describe('by its bytes', () => {
  it.each<[string, readonly (readonly [string, string])[], string]>([
    [
      '.xlsx',
      [
        ['[Content_Types].xml', content],
        ['_rels/.rels', content],
        ['xl/workbook.xml', content],
      ],
      'EXCEL',
    ],
    [
      '.xlsb',
      [
        ['[Content_Types].xml', content],
        ['xl/workbook.bin', '\0\x01'],
      ],
      'EXCEL',
    ],
    [
      '.xlsx, docProps first',
      [
        ['docProps/app.xml', content],
        ['docProps/core.xml', content],
        ['xl/styles.xml', content],
      ],
      'EXCEL',
    ],
    [
      '.docx',
      [
        ['[Content_Types].xml', content],
        ['word/document.xml', content],
      ],
      'DOCUMENT',
    ],
    [
      '.pptx',
      [
        ['[Content_Types].xml', content],
        ['ppt/presentation.xml', content],
      ],
      'DOCUMENT',
    ],
    [
      '.ods',
      [
        ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
        ['content.xml', content],
      ],
      'OPEN_DOCUMENT',
    ],
    [
      '.odt',
      [
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['content.xml', content],
      ],
      'DOCUMENT',
    ],
    [
      '.numbers',
      [
        ['Index/Document.iwa', '\0'],
        ['Index/Tables/DataList.iwa', '\0'],
      ],
      'NUMBERS',
    ],
    [
      '.numbers, packed by Finder',
      [
        ['list.numbers/preview.jpg', '\xff'],
        ['list.numbers/Index.zip', 'PK'],
      ],
      'NUMBERS',
    ],
    ['.csv.zip', [['products.csv', 'Name,Images\nMug,https://a.test/1.jpg\n']], 'ZIP'],
    ['.zip of nothing', [], 'ZIP'],
  ])('%s', (_, files, kind) => {
    expect(kindOf(zipOf(files))).toBe(kind);
    expect(kindOf(zipOf(files, { streamed: true }))).toBe(kind);
  });

  it('a workbook in a ZIP file is not taken for it', () => {
    const workbook = zipOf([['xl/workbook.xml', content]]).toString('latin1');
    expect(
      kindOf(
        zipOf([
          ['list.xlsx', workbook],
          ['read me', ''],
        ]),
      ),
    ).toBe('ZIP');
  });

  it('a workbook whose first part is longer than what is looked at', () => {
    const long = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 251)).toString('latin1');
    expect(
      kindOf(
        zipOf([
          ['[Content_Types].xml', long],
          ['xl/workbook.xml', content],
        ]),
      ),
    ).toBe('EXCEL');
  });

  it.each<[string, string, string]>([
    ['.xls', 'Workbook', 'EXCEL'],
    ['.xls of Excel 95', 'Book', 'EXCEL'],
    ['.doc', 'WordDocument', 'DOCUMENT'],
    ['.ppt', 'PowerPoint Document', 'DOCUMENT'],
    ['.xlsx with a password', 'EncryptedPackage', 'EXCEL_PROTECTED'],
    ['one whose directory stands further behind', '', 'OFFICE'],
  ])('%s (compound file)', (_, stream, kind) => {
    const file = Buffer.alloc(4096);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
    file.write('Root Entry', 1024, 'utf16le');
    file.write(stream, 1024 + 128, 'utf16le');
    expect(kindOf(file)).toBe(kind);
  });

  it.each(['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff'] as const)('an image: %s', async (format) => {
    const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a52' } });
    expect(kindOf(await picture.toFormat(format).toBuffer())).toBe('IMAGE');
  });

  it('a database', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'halftone-'));
    try {
      const path = join(folder, 'shop.db');
      const database = new Database(path);
      database.exec('CREATE TABLE products (name TEXT)');
      database.close();
      expect(kindOf(await readFile(path))).toBe('DATABASE');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each<[string, Buffer | string, string]>([
    [
      'BMP',
      Buffer.from('424d7600000000000000360000002800000004000000040000000100180000000000', 'hex'),
      'IMAGE',
    ],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'IMAGE'],
    ['MP4', '\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', 'MEDIA'],
    ['MP3', 'ID3\x04\0\0\0\0\0\x23TSSE', 'MEDIA'],
    ['PDF', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'PDF'],
    ['RAR', 'Rar!\x1a\x07\x01\0', 'ARCHIVE'],
    ['7z', Buffer.from('377abcaf271c0004', 'hex'), 'ARCHIVE'],
    ['bzip2', 'BZh91AY&SY\x12\x34', 'ARCHIVE'],
    ['xz', Buffer.from('fd377a585a000004', 'hex'), 'ARCHIVE'],
    ['zstd', Buffer.from('28b52ffd240b', 'hex'), 'ARCHIVE'],
    ['gzip in gzip', gzipSync('Name,Images\n'), 'ARCHIVE'],
    [
      'tar',
      Buffer.concat([Buffer.from('a.csv'), Buffer.alloc(252), Buffer.from('ustar\x0000'), Buffer.alloc(700)]),
      'ARCHIVE',
    ],
    ['Excel 2', Buffer.from('0900040002001000', 'hex'), 'EXCEL'],
    ['UTF-32', Buffer.from('fffe00004e000000610000006d00000065000000', 'hex'), 'UTF_32'],
    [
      'deflated bytes',
      deflateRawSync(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31) % 253))),
      'BINARY',
    ],
    ['nothing but NULs', Buffer.alloc(5000), 'BINARY'],
  ])('%s', (_, bytes, kind) => {
    expect(kindOf(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)).toBe(kind);
  });
});

it('the message says what it is, and how to get a CSV', () => {
  const { message } = notACsv(zipOf([['xl/workbook.xml', content]]), true) ?? {};
  expect(message).toMatch(
    /^This is an Excel workbook, not a CSV\. In Excel: File, Save As, CSV UTF-8 \(Comma delimited\)\./,
  );
});
