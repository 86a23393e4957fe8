import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { textBytes } from '../../../src/catalog/detect-encoding.ts';
import { encodingName, findEncoding } from '../../../src/catalog/encoding-labels.ts';
import { type TextEncoding, textEncodings } from '../../../src/domain/text-encoding.ts';
import { readAll } from './read-all.ts';
import { sheet, sheets } from './sheets.ts';

const text = 'Name,Images\nGröße 雪😀,https://a.test/1.jpg\nplain,https://a.test/2.jpg\n';
const bigEndian = (csv: string): Buffer => Buffer.from(csv, 'utf16le').swap16();

describe('a catalogue in', () => {
  it.each<[string, Uint8Array, TextEncoding]>([
    ['UTF-8', Buffer.from(text), 'UTF_8'],
    ['UTF-8 with a BOM', Buffer.from(`\ufeff${text}`), 'UTF_8'],
    ['UTF-16 LE', Buffer.from(`\ufeff${text}`, 'utf16le'), 'UTF_16LE'],
    ['UTF-16 BE', bigEndian(`\ufeff${text}`), 'UTF_16BE'],
    ['UTF-16 LE without a BOM', Buffer.from(text, 'utf16le'), 'UTF_16LE'],
    ['UTF-16 BE without a BOM', bigEndian(text), 'UTF_16BE'],
  ])('%s is read', async (_, bytes, encoding) => {
    const { head, products, issues } = await readAll(bytes, { cuts: [1, 3, 5, 31, 32, 33, 34, 35, 36, 37] });
    expect(issues).toEqual([]);
    expect(head?.encoding).toBe(encoding);
    expect(products.map(({ line, name }) => [line, name])).toEqual([
      [2, 'Größe 雪😀'],
      [3, 'plain'],
    ]);
  });

  it.each(sheets)('$language in $encoding is found, and its names are read', async (one) => {
    const { head, products, issues } = await readAll(sheet(one), { cuts: [40, 41, 42, 43, 44, 90, 91, 200] });
    expect(issues).toEqual([]);
    expect(head?.encoding).toBe(one.encoding);
    expect(products.map(({ name }) => name)).toEqual(one.names);
  });

  it.each(sheets)('$language in $encoding is found beside markup that says otherwise', async (one) => {
    const markup = `"<meta charset=utf-8><p>${'An honest text about nothing at all. '.repeat(20)}</p>"`;
    const csv = sheet({ ...one, more: markup });
    const { head, products } = await readAll(csv);
    expect(products.map(({ name }) => name)).toEqual(one.names);
    expect(head?.encoding).toBe(one.encoding);
  });

  it.each([
    ['Rosé glass', 'Mug', 'Lamp 27°'],
    ['Levi’s® 501', '½ inch pipe', '10 × 15 cm'],
    ['“Hello” mug', 'Café – large', '£5 voucher'],
    ['Crème brûlée dish', 'Señor hat', 'Über bag'],
    ['Ångström', 'Blåbær', 'Smørebrød'],
    ['Größe XL', 'Weiß', 'Für Kinder'],
    ['È per cucina', 'Non è vetro', 'Qualità più alta'],
    ['Copyright ©', '5 µm', '±1'],
  ])('Western text stays Windows-1252: %s, %s, %s', async (...names) => {
    const one = { names, encoding: 'WINDOWS_1252', table: 'windows-1252' } as const;
    const { head, products } = await readAll(sheet(one));
    expect(products.map(({ name }) => name)).toEqual(names);
    expect(head?.encoding).toBe('WINDOWS_1252');
  });

  it('is told also by its first special character, and where that comes late', async () => {
    const ascii = 'plain,https://a.test/2.jpg\n'.repeat(10_000);
    const late = (names: string, table: string) =>
      encode(`Name,Images\n${ascii}${names},https://a.test/1.jpg\n`, table);
    const western = await readAll(late('Größe € “x”', 'windows-1252'), { cuts: [280_000] });
    expect(western.head?.encoding).toBe('WINDOWS_1252');
    expect(western.products.at(-1)?.name).toBe('Größe € “x”');
    const russian = await readAll(late('Чайник электрический', 'windows-1251'), { cuts: [280_000] });
    expect(russian.head?.encoding).toBe('WINDOWS_1251');
    expect(russian.products.at(-1)?.name).toBe('Чайник электрический');
  });

  it('a character that the sample cuts in two is read whole', async () => {
    const [one] = sheets;
    const bytes = sheet({ ...one, names: Array.from({ length: 9000 }, () => one.names[0] ?? '') });
    expect(bytes.length).toBeGreaterThan(3 * textBytes);
    for (const cut of [textBytes + 60, textBytes + 61]) {
      const { products } = await readAll(bytes, { cuts: [cut, 2 * cut + 1] });
      expect(new Set(products.map(({ name }) => name))).toEqual(new Set([one.names[0]]));
    }
  });

  it('UTF-8 with a damaged row stays UTF-8, and the row is named', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Name,Images\nGr'),
      Buffer.from([0xf6]),
      Buffer.from('n,https://a.test/1.jpg\nGrün,https://a.test/2.jpg\n'),
    ]);
    const { head, issues, products } = await readAll(bytes);
    expect(head?.encoding).toBe('UTF_8');
    expect(issues).toMatchObject([{ line: 2, code: 'UNDECODABLE' }]);
    expect(issues[0]?.message).toMatch(/characters that this file's encoding can't represent.*UTF-8/);
    expect(products).toHaveLength(1);
  });

  it('Chinese in UTF-8, cut within characters by an export that counts bytes, stays UTF-8', async () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      Buffer.concat([Buffer.from('不锈钢保温杯').subarray(0, 16), Buffer.from(`,https://a.test/${i}.jpg\n`)]),
    );
    const { head, issues } = await readAll(Buffer.concat([Buffer.from('Name,Images\n'), ...rows]));
    expect(head?.encoding).toBe('UTF_8');
    expect(issues).toHaveLength(12);
  });

  it('UTF-16 with half a character: the row is named', async () => {
    const bytes = Buffer.from(
      '\ufeffName,Images\nGr\ud83dn,https://a.test/1.jpg\nx,https://a.test/2.jpg\n',
      'utf16le',
    );
    const { issues, products } = await readAll(bytes);
    expect(issues).toMatchObject([{ line: 2, code: 'UNDECODABLE' }]);
    expect(products).toHaveLength(1);
  });

  it('damage in Shift_JIS takes no quote, comma or line end along', async () => {
    // 0x83 wants a second byte; a quote, a comma and a line end are none.
    const bytes = Buffer.from(
      'Name,Images\n"\x83",https://a.test/1.jpg\n\x83,https://a.test/2.jpg\nx\x83\ny\x83\x5c,https://a.test/3.jpg\n',
      'latin1',
    );
    const { issues, products } = await readAll(bytes, { encoding: 'SHIFT_JIS' });
    expect(issues.map(({ line, code }) => [line, code])).toEqual([
      [2, 'UNDECODABLE'],
      [3, 'UNDECODABLE'],
      [4, 'UNDECODABLE'],
    ]);
    expect(products.map(({ name }) => name)).toEqual(['yソ']);
  });
});

describe('an encoding that is given', () => {
  const russian = encode('Name,Images\nЛампа,https://a.test/1.jpg\n', 'koi8-r');

  it('is taken, whatever would have been found', async () => {
    const { head, products } = await readAll(russian, { encoding: 'WINDOWS_1251' });
    expect(head?.encoding).toBe('WINDOWS_1251');
    expect(products[0]?.name).toBe('мБНРБ');
  });

  it('gives way to a byte order mark, as in browsers', async () => {
    const marked = Buffer.from('\ufeffName,Images\nÖ,https://a.test/1.jpg\n');
    const { head, products } = await readAll(marked, { encoding: 'SHIFT_JIS' });
    expect(head?.encoding).toBe('UTF_8');
    expect(products[0]?.name).toBe('Ö');
  });

  it('has the labels of the WHATWG Encoding Standard, and is found by its name and by ours', () => {
    for (const label of whatwgLabels.split(' ')) {
      const found = findEncoding(label);
      expect(found && encodingName(found).toLowerCase(), label).toBe(new TextDecoder(label).encoding);
    }
    for (const encoding of textEncodings) {
      expect(findEncoding(encoding)).toBe(encoding);
      expect(findEncoding(encodingName(encoding))).toBe(encoding);
    }
    for (const none of ['', 'utf-7', 'klingon', 'iso-2022-jp', 'replacement'])
      expect(findEncoding(none)).toBe(null);
  });
});

const whatwgLabels =
  'unicode-1-1-utf-8 utf8 x-unicode20utf8 866 cp866 csibm866 csisolatin2 iso-ir-101 iso8859-2 iso_8859-2:1987 l2 ' +
  'latin2 latin3 iso_8859-4:1988 cyrillic iso-ir-144 arabic asmo-708 csiso88596e ecma-114 iso-8859-6-i elot_928 ' +
  'greek8 sun_eu_greek csiso88598e hebrew visual iso-8859-10 l6 iso885913 iso-8859-14 csisolatin9 l9 cskoi8r koi ' +
  'koi8_r koi8-ru csmacintosh mac x-mac-roman dos-874 iso-8859-11 tis-620 cp1250 x-cp1251 ansi_x3.4-1968 ascii ' +
  'cp819 iso-8859-1 iso_8859-1:1987 l1 us-ascii cp1253 iso-8859-9 latin5 cp1255 cp1256 cp1257 cp1258 ' +
  'x-mac-ukrainian chinese csgb2312 gb2312 gb_2312-80 iso-ir-58 x-gbk gb18030 big5-hkscs cn-big5 x-x-big5 ' +
  'cseucpkdfmtjapanese x-euc-jp csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cseuckr korean ' +
  'ks_c_5601-1987 ksc_5601 windows-949 unicodefffe csunicode iso-10646-ucs-2 ucs-2 unicode utf-16';

it('the encoding that is found does not depend on how the bytes arrive', async () => {
  const some = fc.constantFrom(...sheets);
  await fc.assert(
    fc.asyncProperty(some, fc.array(fc.nat(), { maxLength: 30 }), async (one, cuts) => {
      const whole = await readAll(sheet(one));
      expect(await readAll(sheet(one), { cuts })).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});
