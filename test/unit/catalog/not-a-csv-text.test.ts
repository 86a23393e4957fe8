import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf } from './kind-of.ts';

describe('by its text', () => {
  const texts: readonly (readonly [string, string, string])[] = [
    [
      'a page',
      '<!DOCTYPE html>\n<html lang="de"><head><title>Anmelden, bitte</title>\n<script src="/a.js"></script>',
      'HTML',
    ],
    [
      'a page, minified',
      '<html><body><form action="/login">Name, please: <input name="n"></form></body></html>',
      'HTML',
    ],
    [
      'a page after a comment',
      '<!-- saved from url=(0014)about:internet -->\r\n<HTML>\r\n<BODY>Hi</BODY></HTML>',
      'HTML',
    ],
    ['a piece of a page', '<div class="error">\n<h1>Not found</h1>\n<p>Go away</p>\n</div>\n', 'HTML'],
    [
      'a page in one file',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n',
      'HTML',
    ],
    [
      'a table called .xls',
      '<table border="1"><tr><th>Name</th><th>Bild</th></tr>\n<tr><td>Mug, big</td><td>u</td></tr></table>',
      'HTML_TABLE',
    ],
    [
      'Excel’s page',
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><link rel=File-List></head>',
      'HTML_TABLE',
    ],
    [
      'a page with nothing but a table',
      '<html><head><meta charset="utf-8"></head><body><table><tr><td>1</td></tr></table></body></html>',
      'HTML_TABLE',
    ],
    [
      'a feed',
      '<?xml version="1.0"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><item>',
      'FEED',
    ],
    [
      'a feed for Yandex',
      '<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2024-01-01"><shop>',
      'FEED',
    ],
    [
      'a feed that is not declared',
      '<products>\n  <product>\n    <id>1</id>\n    <name>Mug</name>\n  </product>\n</products>\n',
      'FEED',
    ],
    ['XML', '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>', 'XML'],
    [
      'XML with names in Cyrillic',
      '<?xml version="1.0" encoding="UTF-8"?>\n<КоммерческаяИнформация ВерсияСхемы="2.04">',
      'XML',
    ],
    ['XML in one line', '<items><item><id>1</id><name>Mug, big</name><img>u</img></item></items>', 'XML'],
    [
      'Excel 2003',
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      'EXCEL_XML',
    ],
    [
      'a flat OpenDocument',
      '<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
      'OPEN_DOCUMENT',
    ],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="4"><path d="M0,0"/></svg>', 'IMAGE'],
    [
      'SVG, declared',
      '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg>',
      'IMAGE',
    ],
    [
      'JSON, a list',
      '[\n  {"name": "Mug", "images": ["https://a.test/1.jpg"]},\n  {"name": "Cup"}\n]\n',
      'JSON',
    ],
    ['JSON, an object', '{"products":[{"title":"Mug, \\"big\\"","images":[]}]}', 'JSON'],
    ['JSON, a list of lists', '[["name","image"],["Mug","https://a.test/1.jpg"]]', 'JSON'],
    ['JSON lines', '{"name":"Mug","image":"https://a.test/1.jpg"}\n{"name":"Cup","image":null}\n', 'JSON'],
    ['JSON of nothing', '[]', 'JSON'],
    ['JSON that is cut', `[{"name":"Mug","text":"${'long, '.repeat(20_000)}"}]`, 'JSON'],
    [
      'a link to Google Sheets',
      '{"url": "https://docs.google.com/open?id=1x", "doc_id": "1x", "email": "a@b.test"}',
      'LINK',
    ],
    ['a link', '[InternetShortcut]\r\nURL=https://docs.google.com/spreadsheets/d/1x\r\n', 'LINK'],
    ['RTF', '{\\rtf1\\ansi\\deff0 Name, Bild\\par}', 'DOCUMENT'],
    ['SYLK', 'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Name"\r\n', 'SPREADSHEET'],
    ['DIF', 'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n', 'SPREADSHEET'],
  ];

  it.each(texts)('%s', (_, text, kind) => {
    expect(kindOf(text)).toBe(kind);
    expect(kindOf(`\ufeff\r\n ${text}`)).toBe(kind);
    expect(kindOf(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(kind);
    expect(kindOf(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toBe(kind);
  });
});

it('any JSON of objects or of lists, in one line or more, and JSON lines', () => {
  const value = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.array(fc.jsonValue())));
  const space = fc.constantFrom('', '\t', '  ');
  fc.assert(
    fc.property(value, space, (one, indent) => {
      expect(kindOf(JSON.stringify(one, null, indent))).toBe('JSON');
    }),
  );
  const records = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(records, fc.constantFrom('\n', '\r\n'), (lines, end) => {
      expect(kindOf(lines.map((line) => JSON.stringify(line)).join(end) + end)).toBe('JSON');
    }),
  );
});
