import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageAddress } from '../../../src/catalog/cells/image-address.ts';
import { splitImageCell } from '../../../src/catalog/cells/split-image-cell.ts';
import { type CellRules, plainCells } from '../../../src/domain/row-rules.ts';

const strict: Partial<CellRules> = { anySheet: false };

function texts(cell: string, rules: Partial<CellRules> = {}): string[] {
  const tokens = splitImageCell(cell, { ...plainCells, ...rules });
  for (const { text, from, to, quoting } of tokens) {
    if (quoting === 'NONE' || quoting === 'HTML') expect(cell.slice(from, to)).toBe(text);
  }
  return tokens.map(({ text }) => text);
}

it.each<[string, Partial<CellRules>, string[]]>([
  ['https://a/1\\,2.jpg, https://a/3.jpg', { backslash: true }, ['https://a/1,2.jpg', 'https://a/3.jpg']],
  ['https://a/f\\,https://b/1.jpg', { backslash: true }, ['https://a/f,https://b/1.jpg']],
  ['"https://a/1,2.jpg", "https://a/3.jpg"', { quotes: true }, ['https://a/1,2.jpg', 'https://a/3.jpg']],
  ['https://a/1%2C2.jpg,https://a/3.jpg', {}, ['https://a/1%2C2.jpg', 'https://a/3.jpg']],
  ['/a/b.jpg,/c/d.jpg', { paths: true }, ['/a/b.jpg', '/c/d.jpg']],
  ['/a/b.jpg, https://a/w_1,h_2.jpg', { paths: true }, ['/a/b.jpg', 'https://a/w_1,h_2.jpg']],
  ['https://a/1 ,\n https://a/2', strict, ['https://a/1', 'https://a/2']],
  ['https://a/1;https://a/2', strict, ['https://a/1;https://a/2']],
  ['["https://a/1"]', strict, ['["https://a/1"]']],
  ['a.jpg,b.jpg', strict, ['a.jpg,b.jpg']],
])('%j by the rules %j', (cell, rules, tokens) => {
  expect(texts(cell, rules)).toEqual(tokens);
});

describe('an image cell', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['https://a/1 https://a/2', ['https://a/1', 'https://a/2']],
    ['https://a/1;https://a/2|//a/3', ['https://a/1', 'https://a/2', '//a/3']],
    ['\u200bhttps://a/1\ufeff', ['https://a/1']],
    ['“https://a/1”', ['https://a/1']],
    ["'https://a/1', 'https://a/2'", ['https://a/1', 'https://a/2']],
    ['<https://a/1>, <https://a/2>', ['https://a/1', 'https://a/2']],
    ['[https://a/1, https://a/2]', ['https://a/1', 'https://a/2']],
    ['https://a/1<br/>https://a/2<br>', ['https://a/1', 'https://a/2']],
    ['https://a/1\\nhttps://a/2', ['https://a/1', 'https://a/2']],
    ['https://a/?x=1|2;3,4&y=a b', ['https://a/?x=1|2;3,4&y=a b']],
    ['https://a/w_1;h_2/https://b/1', ['https://a/w_1;h_2/https://b/1']],
    ['www.a.test/1.jpg, www.a.test/2.jpg', ['www.a.test/1.jpg', 'www.a.test/2.jpg']],
    ['https://a/1.jpg; www.a.test/2.jpg', ['https://a/1.jpg', 'www.a.test/2.jpg']],
    ['a.test/1.jpg|a.test/2.jpg', ['a.test/1.jpg', 'a.test/2.jpg']],
    ['["https:\\/\\/a\\/1","https://a/2"]', ['https://a/1', 'https://a/2']],
    ['[{"src":"https://a/1","alt":"x"}]', ['https://a/1']],
    ['{"main":"https://a/1","more":["https://a/2"],"n":3}', ['https://a/1', 'https://a/2']],
    ["['https://a/1', 'https://a/2']", ['https://a/1', 'https://a/2']],
    ['["a","b"]', ['a', 'b']],
    ['[]', []],
    ['[""]', []],
    ['{}', []],
    ['=IMAGE("https://a/1")', ['https://a/1']],
    ['=IMAGE("https://a/1", 4, 50, 50)', ['https://a/1']],
    ['\'=BILD("https://a/1";"Becher")', ['https://a/1']],
    ['=HYPERLINK("https://a/1","https://a/1")', ['https://a/1']],
    ['=IFERROR(IMAGE("https://a/1"),"")', ['https://a/1']],
    ['="https://a/1"', ['https://a/1']],
    ['<a href="https://a/1.jpg"><img src="https://a/2.jpg"></a>', ['https://a/2.jpg']],
    ['<a href="https://a/1.jpg">front</a>', ['https://a/1.jpg']],
    ['<img src=https://a/1.jpg width=3>', ['https://a/1.jpg']],
    ['<img src="data:image/gif;base64,R0" data-src="https://a/1">', ['https://a/1']],
    ['![front](https://a/1.jpg) ![back](https://a/2.jpg)', ['https://a/1.jpg', 'https://a/2.jpg']],
    ['mug (1).jpg (https://a/x)', ['https://a/x']],
    [' , \n', []],
    ['https://a/1', ['https://a/1']],
    ['https://a/1,https://a/2', ['https://a/1', 'https://a/2']],
    ['https://a/1 ,\n //a/2,HTTP://a/3', ['https://a/1', '//a/2', 'HTTP://a/3']],
    ['https://a/1\r\nhttps://a/2', ['https://a/1', 'https://a/2']],
    ['https://a/w_20,h_30/1.jpg', ['https://a/w_20,h_30/1.jpg']],
    ['https://a/?u=https://b/1', ['https://a/?u=https://b/1']],
    ['https://a//b//c', ['https://a//b//c']],
    ['https://a/1,,https://a/2,', ['https://a/1', 'https://a/2']],
    ['https://a/1, ftp://a/2', ['https://a/1', 'ftp://a/2']],
    ['a.jpg,https://a/2', ['a.jpg', 'https://a/2']],
    ['a.jpg,b.jpg', ['a.jpg', 'b.jpg']],
    ['a.jpg b c.jpg;d.png', ['a.jpg', 'b c.jpg', 'd.png']],
  ])('%j', (cell, tokens) => {
    expect(texts(cell)).toEqual(tokens);
  });

  /** Any URL but one in which something stands that begins another: then nobody could tell them apart. */
  const url = fc
    .string({
      unit: fc.constantFrom('a', ',', ';', '|', '/', '=', '.', ' ', '&', '?', "'", 'w_1'),
      maxLength: 20,
    })
    .map((path) => `https://a.test/x${path.replaceAll(/\/{2,}/g, '/')}z`)
    .filter((one) => !/[,;|\s]['\s,;|]*\/\//.test(one));
  const urls = fc.array(url, { minLength: 1, maxLength: 8 });

  it('gives back the URLs that were joined, whatever separators they have inside', () => {
    const separator = fc.constantFrom(
      ...[
        ',',
        ', ',
        ' ,\n',
        '\n',
        '\r\n',
        ',,',
        ';',
        '; ',
        '|',
        ' | ',
        ' ',
        '\u00a0',
        '\u200b',
        '\t',
        ' ; ',
        '<br>',
      ],
    );
    fc.assert(
      fc.property(urls, separator, (urls, between) => {
        expect(texts(urls.join(between))).toEqual(urls);
      }),
    );
  });

  it('gives back the URLs that were wrapped', () => {
    const html = (one: string) => one.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
    const wrappings: ((urls: readonly string[]) => string)[] = [
      (urls) => JSON.stringify(urls),
      (urls) => JSON.stringify(urls).replaceAll('/', '\\/'),
      (urls) =>
        JSON.stringify(
          urls.map((src, id) => ({ id, src, alt: 'A "mug"' })),
          null,
          1,
        ),
      (urls) => `[${urls.map((one) => `'${one.replaceAll("'", "\\'")}'`).join(', ')}]`,
      (urls) => urls.map((one) => `<img class="a" src="${html(one)}" alt="A > B">`).join('\n'),
      (urls) => `<p>${urls.map((one) => `<IMG SRC='${html(one)}'/>`).join('')}</p>`,
      (urls) => urls.map((one) => `"${one}"`).join(','),
      (urls) => urls.map((one) => `a.jpg (${one.replaceAll(' ', '')})`).join(','),
    ];
    fc.assert(
      fc.property(urls, fc.constantFrom(...wrappings), (urls, wrap) => {
        const cell = wrap(urls);
        const found = splitImageCell(cell, plainCells);
        const spaces = cell.startsWith('a.jpg') ? urls.map((one) => one.replaceAll(' ', '')) : urls;
        expect(found.map(({ text }) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'"))).toEqual(
          spaces,
        );
      }),
    );
  });

  it.each([
    ...[
      '\n',
      ' ',
      ',',
      '/',
      'a',
      ':',
      ',//',
      '\n //',
      '[',
      '["',
      '"',
      "'",
      '<img ',
      '<img src="',
      '=A(',
      '(',
      '\u200b',
    ],
    ...['a.', 'www.', ' www.', '.jpg', '.jpg,', '<br>', '\\n', '{"', '>', "[',"],
    ...[
      '[a](https://a',
      '![a](https://a',
      '<a>https://a',
      '[a]https://a',
      ' a: https://a',
      ' 2x',
      '("https://a',
      '{"url":"https://a.jpg",',
    ],
    ...['，', '- ', '1) ', '<a>', '[/', '](http://', '!['],
  ])(
    'of a megabyte of %j is split at once',
    (part) => {
      const tokens = splitImageCell(part.repeat(1_000_000 / part.length), plainCells);
      // What is a token is looked at too.
      for (const { text } of tokens.slice(0, 10)) imageAddress(text, plainCells, null);
      expect(Array.isArray(tokens)).toBe(true);
    },
    5_000,
  );
});
