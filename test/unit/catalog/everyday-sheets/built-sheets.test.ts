import fc from 'fast-check';
import { describe, it } from 'vitest';
import { checkSheet } from './check-sheet.ts';
import { crLf, utf8WithBom, utf16, windows1252 } from './encodings.ts';
import type { EverydaySheet, SheetImage } from './everyday-sheet.ts';

/** Headers of one language: number, name, price, page, video, picture, more pictures, text of a picture. */
const languages = [
  ['SKU', 'Product Name', 'Price', 'Product URL', 'Video', 'Image', 'Additional Images', 'Image Alt'],
  ['Artikelnummer', 'Bezeichnung', 'Preis', 'Link', 'Film', 'Bild', 'Weitere Bilder', 'Bildtext'],
  ['Référence', 'Désignation', 'Prix', 'Lien', 'Vidéo', 'Photo', 'Autres photos', 'Légende'],
  ['Código', 'Nombre', 'Precio', 'Enlace', 'Vídeo', 'Imagen', 'Galería', 'Leyenda'],
  ['Indeks', 'Nazwa', 'Cena', 'Odnośnik', 'Film', 'Zdjęcie', 'Zdjęcia dodatkowe', 'Opis zdjęcia'],
  ['Артикул', 'Наименование', 'Цена', 'Ссылка', 'Видео', 'Фото', 'Доп. фото', 'Подпись'],
  ['品番', '商品名', '価格', '商品ページ', '動画', '画像', '追加画像', '説明文'],
  ['상품코드', '상품명', '가격', '상품 링크', '동영상', '이미지', '추가 이미지', '설명'],
  ['رقم المنتج', 'اسم المنتج', 'السعر', 'رابط', 'فيديو', 'صورة', 'صور أخرى', 'وصف'],
] as const;

/** What is below them. `n` is unlike any other of the sheet. */
const addresses: readonly ((n: number) => string)[] = [
  (n) => `https://shop.example/media/${n}.jpg`,
  (n) => `http://cdn.shop.example:8080/${n}.PNG?v=${n}`,
  (n) => `https://res.cloudinary.com/demo/image/upload/w_300,h_300,c_fill/v1/${n}`,
  (n) => `https://shop.imgix.net/${n}.jpg?fit=crop,faces&w=400`,
  (n) => `https://s7d1.scene7.com/is/image/Brand/${n}?$large$`,
  (n) => `https://static.wixstatic.com/media/${n}~mv2.webp/v1/fill/w_50;h_50/file.webp`,
  (n) => `https://cdn.shop.example/asset/${n}`,
];

/** How several stand in a cell; `quoted`: only where the cell is one of CSV's quoted ones. */
const joins: readonly ((urls: readonly string[]) => string)[] = [
  (urls) => urls.join(','),
  (urls) => urls.join(', '),
  (urls) => urls.join('; '),
  (urls) => urls.join('|'),
  (urls) => urls.join(' | '),
  (urls) => urls.join(' '),
  (urls) => urls.join('\n'),
  (urls) => `${urls.join(', ')},`,
  (urls) => (urls.length === 0 ? '' : `\u00a0${urls.join('\u200b ')}\u200b`),
  (urls) => JSON.stringify(urls),
  (urls) => `[${urls.map((url) => `'${url}'`).join(', ')}]`,
  (urls) => urls.map((url) => `<img src="${url}" alt="A">`).join(''),
  (urls) => urls.map((url, i) => `${i + 1}) ${url}`).join('\n'),
  (urls) => urls.map((url) => `photo.jpg (${url})`).join(','),
];

const sheet = fc
  .record({
    language: fc.constantFrom(...languages),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    windows: fc.boolean(),
    encode: fc.constantFrom('utf8', 'bom', 'utf16', 'windows1252'),
    sepLine: fc.boolean(),
    header: fc.boolean(),
    titles: fc.array(fc.constantFrom('Pottery Lane', 'Stock of 3 March 2026', ''), { maxLength: 3 }),
    address: fc.constantFrom(...addresses),
    join: fc.constantFrom(...joins),
    decoys: fc.record({ price: fc.boolean(), page: fc.boolean(), video: fc.boolean(), text: fc.boolean() }),
    more: fc.boolean(),
    quoteAll: fc.boolean(),
    lastLineEnd: fc.boolean(),
    rows: fc.array(
      fc.record({
        first: fc.boolean(),
        more: fc.integer({ min: 0, max: 3 }),
        name: fc.constantFrom(
          'Mug',
          'Bowl, large',
          'Jar; blue',
          '27" screen',
          'Two\nlines',
          'Tab\tand | bar',
          'Ö',
        ),
        behind: fc.constantFrom('NOTHING', 'BLANK_LINE', 'BLANK_ROW', 'SPACES'),
        surplus: fc.boolean(),
      }),
      { minLength: 2, maxLength: 8 },
    ),
  })
  .map(build);

interface Parts {
  readonly language: (typeof languages)[number];
  readonly delimiter: string;
  readonly windows: boolean;
  readonly encode: string;
  readonly sepLine: boolean;
  readonly header: boolean;
  readonly titles: readonly string[];
  readonly address: (n: number) => string;
  readonly join: (urls: readonly string[]) => string;
  readonly decoys: { price: boolean; page: boolean; video: boolean; text: boolean };
  readonly more: boolean;
  readonly quoteAll: boolean;
  readonly lastLineEnd: boolean;
  readonly rows: readonly { first: boolean; more: number; name: string; behind: string; surplus: boolean }[];
}

function build(parts: Parts): EverydaySheet {
  const [number, name, price, page, video, picture, pictures, text] = parts.language;
  const { delimiter, decoys } = parts;
  const latin = /^[\0-\xff]*$/.test(parts.language.join('') + parts.join(['']));
  const encode =
    { bom: utf8WithBom, utf16, windows1252: latin ? windows1252 : utf8WithBom }[parts.encode] ??
    ((csv: string) => Buffer.from(csv));
  const cell = (value: string): string =>
    parts.quoteAll || value.includes(delimiter) || /["\n]/.test(value)
      ? `"${value.replaceAll('"', '""')}"`
      : value;
  const columns: readonly (readonly [string, boolean])[] = [
    [number, true],
    [page, decoys.page],
    [name, true],
    [picture, true],
    [price, decoys.price],
    [pictures, parts.more],
    [text, decoys.text],
    [video, decoys.video],
  ];
  const shown = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => columns[i]?.[1] === true);
  const width = shown(columns).length;
  const lines: string[] = [];
  const warnings: string[] = [];
  const products: SheetImage[][] = [];
  let line = 1;
  const push = (...cells: readonly string[]): void => {
    const written = cells.map(cell).join(delimiter);
    lines.push(written);
    line += written.split('\n').length;
  };
  if (parts.sepLine) {
    lines.push(`sep=${delimiter}`);
    line += 1;
  }
  for (const title of parts.titles) push(title, ...Array.from({ length: width - 1 }, () => ''));
  if (parts.header) push(...shown(columns.map(([header]) => header)));
  let n = 0;
  for (const [i, row] of parts.rows.entries()) {
    // The first rows have pictures, so that the columns are found by them.
    const first = i === 0 || row.first ? [parts.address((n += 1))] : [];
    const count = i === 0 ? Math.max(1, row.more) : row.more;
    const more = parts.more ? Array.from({ length: count }, () => parts.address((n += 1))) : [];
    const cells = shown([
      `K-${i}`,
      `https://shop.example/p/${i}`,
      row.name,
      first[0] ?? '',
      `${i + 10}.50`,
      more.length === 0 ? '' : parts.join(more),
      `A ${i}`,
      `https://youtu.be/v${i}`,
    ]);
    const images = [...first, ...more];
    // Without a header, what most rows have is the table's width.
    const surplus = parts.header && row.surplus;
    if (surplus) warnings.push(`${line} RAGGED_ROW`);
    if (images.length === 0) warnings.push(`${line} NO_URL`);
    products.push(images);
    push(...cells, ...(surplus ? ['', ' '] : []));
    if (row.behind === 'BLANK_LINE') push('');
    if (row.behind === 'SPACES' && !parts.quoteAll) push('  ');
    if (row.behind === 'BLANK_ROW') push(...Array.from({ length: width }, () => ''));
  }
  const csv = lines.join('\n') + (parts.lastLineEnd ? '\n' : '');
  const places = shown(columns.map(([header]) => header));
  const taken = (parts.more ? [picture, pictures] : [picture]).map((header) =>
    parts.header ? header : `#${places.indexOf(header) + 1}`,
  );
  return {
    title: 'built',
    csv: parts.windows ? crLf(csv) : csv,
    encode,
    taken,
    ...(parts.header ? { name, serialNumber: number } : {}),
    products,
    warnings,
  };
}

describe('a sheet built of', () => {
  it('any delimiter, language, separator, wrapping, title, decoy and blank row comes out whole', async () => {
    await fc.assert(fc.asyncProperty(sheet, checkSheet), { numRuns: 80 });
  });
});
