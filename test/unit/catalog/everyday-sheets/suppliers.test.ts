import { checkSheets } from './check-sheets.ts';
import { crLf, utf8WithBom, windows1252 } from './encodings.ts';

checkSheets([
  {
    title: 'A price list in Russian: organisation, date and blank lines above, groups between',
    csv: crLf(`ООО «Посуда оптом»;;;;
Прайс-лист от 01.03.2026;;;;
;;;;
№ п/п;Артикул;Наименование;Цена, руб.;Ссылка на фото
Кружки;;;;
1;K-1;Кружка синяя;120,00;https://opt.example/upload/iblock/a1/k1.jpg
2;K-2;Кружка белая;110,00;https://opt.example/upload/iblock/a2/k2.jpg
Миски;;;;
3;M-1;Миска;150,00;нет
`),
    taken: ['Ссылка на фото'],
    name: 'Наименование',
    products: [
      [],
      ['https://opt.example/upload/iblock/a1/k1.jpg'],
      ['https://opt.example/upload/iblock/a2/k2.jpg'],
      [],
      [],
    ],
    warnings: ['5 EMPTY_NAME', '5 NO_URL', '8 EMPTY_NAME', '8 NO_URL', '9 NO_URL'],
  },
  {
    title:
      'A German wholesaler: Windows-1252, data sheet, safety sheet, brand page, picture without a file name',
    csv: crLf(`Art.-Nr.;Artikelbezeichnung;EAN;Datenblatt;Sicherheitsdatenblatt;Herstellerseite;Abbildung
47-11;Öl für Sägen;4006381333931;https://dam.grosshandel.example/dl/ds4711.pdf;https://dam.grosshandel.example/dl/sdb4711.pdf;https://www.hersteller.example/oel;https://dam.grosshandel.example/asset/8f14e45f
47-12;Fett;4006381333948;https://dam.grosshandel.example/dl/ds4712.pdf;;https://www.hersteller.example/fett;https://dam.grosshandel.example/asset/c9f0f895
`),
    encode: windows1252,
    taken: ['Abbildung'],
    name: 'Artikelbezeichnung',
    serialNumber: 'Art.-Nr.',
    products: [
      ['https://dam.grosshandel.example/asset/8f14e45f'],
      ['https://dam.grosshandel.example/asset/c9f0f895'],
    ],
  },
  {
    title: 'A PIM: Cloudinary and Imgix with commas, semicolons between',
    csv: `sku;label;assets
P-1;Mug;https://res.cloudinary.com/demo/image/upload/w_400,h_400,c_fill,q_auto/v17/mug.jpg;
P-2;Bowl;https://shop.imgix.net/bowl.png?w=400&h=400&fit=crop,faces&auto=format,compress;
`,
    taken: ['assets'],
    serialNumber: 'sku',
    products: [
      ['https://res.cloudinary.com/demo/image/upload/w_400,h_400,c_fill,q_auto/v17/mug.jpg'],
      ['https://shop.imgix.net/bowl.png?w=400&h=400&fit=crop,faces&auto=format,compress'],
    ],
    warnings: ['2 RAGGED_ROW', '3 RAGGED_ROW'],
  },
  {
    title: 'Scene7 and Cloudinary, comma-separated lists in quotes, commas inside the addresses too',
    csv: `style,desc,hero,alternates
S-1,Shirt,https://s7d2.scene7.com/is/image/Brand/S1_front?$large$&fmt=jpg&wid=800,"https://s7d2.scene7.com/is/image/Brand/S1_back?$large$,https://res.cloudinary.com/b/image/fetch/w_300,h_300/https://brand.example/s1.jpg"
S-2,Trousers,https://s7d2.scene7.com/is/image/Brand/S2_front?$large$&fmt=jpg&wid=800,
`,
    taken: ['hero', 'alternates'],
    products: [
      [
        'https://s7d2.scene7.com/is/image/Brand/S1_front?$large$&fmt=jpg&wid=800',
        'https://s7d2.scene7.com/is/image/Brand/S1_back?$large$',
        'https://res.cloudinary.com/b/image/fetch/w_300,h_300/https://brand.example/s1.jpg',
      ],
      ['https://s7d2.scene7.com/is/image/Brand/S2_front?$large$&fmt=jpg&wid=800'],
    ],
  },
  {
    title: 'An agency’s shot list in Italian, hosted on S3 with signatures',
    csv: `Codice;Titolo;Foto 1;Foto 2;Didascalia foto 1;Scheda tecnica
IT-1;Tazza;https://agenzia.s3.eu-south-1.amazonaws.com/s/1?X-Amz-Signature=ab12&X-Amz-Expires=3600;https://agenzia.s3.eu-south-1.amazonaws.com/s/2?X-Amz-Signature=cd34&X-Amz-Expires=3600;Fronte;https://agenzia.example/schede/it-1.pdf
IT-2;Ciotola;https://agenzia.s3.eu-south-1.amazonaws.com/s/3?X-Amz-Signature=ef56&X-Amz-Expires=3600;;Lato;
`,
    taken: ['Foto 1', 'Foto 2'],
    name: 'Titolo',
    serialNumber: 'Codice',
    products: [
      [
        'https://agenzia.s3.eu-south-1.amazonaws.com/s/1?X-Amz-Signature=ab12&X-Amz-Expires=3600',
        'https://agenzia.s3.eu-south-1.amazonaws.com/s/2?X-Amz-Signature=cd34&X-Amz-Expires=3600',
      ],
      ['https://agenzia.s3.eu-south-1.amazonaws.com/s/3?X-Amz-Signature=ef56&X-Amz-Expires=3600'],
    ],
  },
  {
    title: 'An ERP by fixed codes: no word says image, extensions do; the manual is a PDF',
    csv: `MATNR|MAKTX|ZZURL1|ZZURL2|ZZURL3
000017|BECHER BLAU|https://erp.example/dms/000017.JPG|https://erp.example/dms/000017.PDF|https://erp.example/dms/000017_2.JPG
000018|SCHALE ROT|https://erp.example/dms/000018.JPG|https://erp.example/dms/000018.PDF|
`,
    taken: ['ZZURL1', 'ZZURL3'],
    name: 'MAKTX',
    products: [
      ['https://erp.example/dms/000017.JPG', 'https://erp.example/dms/000017_2.JPG'],
      ['https://erp.example/dms/000018.JPG'],
    ],
  },
  {
    title: 'Extensionless addresses and page links: the word for images decides, in Turkish',
    csv: `Stok Kodu,Ürün Adı,Ürün Linki,Görsel Linki
T-1,Kupa,https://magaza.example/kupa,https://cdn.magaza.example/v/9f1
T-2,Kase,https://magaza.example/kase,https://cdn.magaza.example/v/9f2
`,
    encode: utf8WithBom,
    taken: ['Görsel Linki'],
    name: 'Ürün Adı',
    serialNumber: 'Stok Kodu',
    products: [['https://cdn.magaza.example/v/9f1'], ['https://cdn.magaza.example/v/9f2']],
  },
  {
    title: 'Nothing speaks for a column but its addresses: the majority is taken',
    csv: `code,thing,u
1,Mug,https://x.example/9f1
2,Bowl,https://x.example/9f2
3,Jar,
`,
    taken: ['u'],
    products: [['https://x.example/9f1'], ['https://x.example/9f2'], []],
    warnings: ['4 NO_URL'],
  },
  {
    title: 'A B2B portal in Spanish: category and brand pages with pictures of their own',
    csv: `Referencia,Nombre,URL categoría,Logo marca,URL del producto,Imagen principal,Imágenes adicionales,Vídeo
R-1,Taza,https://b2b.example/c/tazas,https://b2b.example/marcas/barro.png,https://b2b.example/p/taza,https://b2b.example/media/r1.jpg,"https://b2b.example/media/r1b.jpg, https://b2b.example/media/r1c.jpg",https://vimeo.com/1
R-2,Cuenco,https://b2b.example/c/cuencos,https://b2b.example/marcas/barro.png,https://b2b.example/p/cuenco,https://b2b.example/media/r2.jpg,,
`,
    taken: ['Imagen principal', 'Imágenes adicionales'],
    name: 'Nombre',
    serialNumber: 'Referencia',
    products: [
      [
        'https://b2b.example/media/r1.jpg',
        'https://b2b.example/media/r1b.jpg',
        'https://b2b.example/media/r1c.jpg',
      ],
      ['https://b2b.example/media/r2.jpg'],
    ],
  },
  {
    title: 'A sheet in Arabic, one in Hebrew letters beside it',
    csv: `رقم المنتج,اسم المنتج,رابط المنتج,رابط الصورة
1,كوب,https://matjar.example/ar/cup,https://matjar.example/f/صورة كوب.jpg
2,وعاء,https://matjar.example/ar/bowl,https://matjar.example/f/2.jpg
`,
    taken: ['رابط الصورة'],
    name: 'اسم المنتج',
    serialNumber: 'رقم المنتج',
    products: [
      [['https://matjar.example/f/صورة كوب.jpg', new URL('https://matjar.example/f/صورة كوب.jpg').href]],
      ['https://matjar.example/f/2.jpg'],
    ],
  },
  {
    title: 'Hosts with letters outside ASCII',
    csv: `Название,Фото
Кружка,https://посуда.example/фото/1.jpg
Миска,https://посуда.example/фото/2.jpg
`,
    taken: ['Фото'],
    products: [
      [['https://посуда.example/фото/1.jpg', new URL('https://посуда.example/фото/1.jpg').href]],
      [['https://посуда.example/фото/2.jpg', new URL('https://посуда.example/фото/2.jpg').href]],
    ],
  },
  {
    title: 'Files on a computer beside files on the web',
    csv: `Name;Bild
Tasse;https://shop.example/1.jpg
Teller;C:\\Bilder\\teller.jpg
Kanne;ftp://shop.example/kanne.jpg
`,
    taken: ['Bild'],
    products: [['https://shop.example/1.jpg']],
    errors: ['3 MALFORMED_URL', '4 UNSUPPORTED_SCHEME'],
  },
  {
    title: 'Credits and photographers beside the photographs',
    csv: `Titel;Foto;Photographer;Bildnachweis
Tasse;https://dam.example/f/1;https://unsplash.com/@john;https://unsplash.com/photos/x
Teller;https://dam.example/f/2;https://unsplash.com/@jane;https://unsplash.com/photos/y
`,
    taken: ['Foto'],
    name: 'Titel',
    products: [['https://dam.example/f/1'], ['https://dam.example/f/2']],
  },
]);
