import { checkSheets } from './check-sheets.ts';
import { cr, crLf, utf8WithBom, utf16, utf16BigEndian, windows1252 } from './encodings.ts';

const u = (name: string) => `https://img.shop.example/${name}`;

checkSheets([
  {
    title: 'Excel, German: semicolons, CRLF, Windows-1252, decimal commas',
    csv: crLf(`Artikelnummer;Bezeichnung;Größe;Preis;Produktbild;Weitere Bilder
1001;Tasse "Grün";0,3;12,90;${u('1001.jpg')};${u('1001-b.jpg')}, ${u('1001-c.jpg')}
1002;Müslischale;0,5;8,00;${u('1002.jpg')};
`),
    encode: windows1252,
    taken: ['Produktbild', 'Weitere Bilder'],
    name: 'Bezeichnung',
    serialNumber: 'Artikelnummer',
    products: [[u('1001.jpg'), u('1001-b.jpg'), u('1001-c.jpg')], [u('1002.jpg')]],
  },
  {
    title: 'Excel, French: “CSV UTF-8”, semicolons, BOM',
    csv: crLf(`Réf.;Désignation;Prix TTC;Photo principale;Photo 2;Fiche technique
A-1;Théière;24,90 €;https://cdn.boutique.example/t1.jpg;https://cdn.boutique.example/t2.jpg;https://cdn.boutique.example/t1.pdf
A-2;Tasse à café;9,90 €;https://cdn.boutique.example/c1.jpg;;https://cdn.boutique.example/c1.pdf
`),
    encode: utf8WithBom,
    taken: ['Photo principale', 'Photo 2'],
    name: 'Désignation',
    serialNumber: 'Réf.',
    products: [
      ['https://cdn.boutique.example/t1.jpg', 'https://cdn.boutique.example/t2.jpg'],
      ['https://cdn.boutique.example/c1.jpg'],
    ],
  },
  {
    title: 'Excel, “Unicode text”: UTF-16 with tabs',
    csv: crLf(`Код\tНаименование\tКартинка\n1\tЧашка\t${u('1.jpg')}\n2\tБлюдце\t${u('2.jpg')}\n`),
    encode: utf16,
    taken: ['Картинка'],
    name: 'Наименование',
    serialNumber: 'Код',
    products: [[u('1.jpg')], [u('2.jpg')]],
  },
  {
    title: 'An old ERP on a big machine: UTF-16 big-endian, semicolons',
    csv: crLf(`品番;商品名;画像1;画像2\nX1;湯呑み;${u('x1.jpg')};${u('x1b.jpg')}\nX2;皿;${u('x2.jpg')};\n`),
    encode: utf16BigEndian,
    taken: ['画像1', '画像2'],
    name: '商品名',
    serialNumber: '品番',
    products: [[u('x1.jpg'), u('x1b.jpg')], [u('x2.jpg')]],
  },
  {
    title: 'Excel for an old Macintosh: CR alone',
    csv: cr(`Item,Picture\nMug,${u('mug.jpg')}\nBowl,${u('bowl.jpg')}\n`),
    taken: ['Picture'],
    name: 'Item',
    products: [[u('mug.jpg')], [u('bowl.jpg')]],
  },
  {
    title: 'Line ends mixed by a text editor',
    csv: `SKU,Name,Image\r\n1,Mug,${u('1.jpg')}\n2,Bowl,${u('2.jpg')}\r\n3,Plate,${u('3.jpg')}`,
    taken: ['Image'],
    products: [[u('1.jpg')], [u('2.jpg')], [u('3.jpg')]],
  },
  {
    title: 'Excel wrote sep=; above the header',
    csv: crLf(`sep=;\nName;Bild\nTasse, groß;${u('1.jpg')}\nTeller;${u('2.jpg')}\n`),
    taken: ['Bild'],
    name: 'Name',
    products: [[u('1.jpg')], [u('2.jpg')]],
  },
  {
    title: 'sep=, although the cells have semicolons',
    csv: `sep=,\nId,Title,Images\n1,Mug,${u('1.jpg')};${u('1b.jpg')}\n2,Bowl,${u('2.jpg')};${u('2b.jpg')}\n`,
    taken: ['Images'],
    products: [
      [u('1.jpg'), u('1b.jpg')],
      [u('2.jpg'), u('2b.jpg')],
    ],
  },
  {
    title: 'sep=| in quotes, and no header',
    csv: `"sep=|"\n1|Mug|${u('1.jpg')}\n2|Bowl|${u('2.jpg')}\n`,
    taken: ['#3'],
    name: '#2',
    products: [[u('1.jpg')], [u('2.jpg')]],
  },
  {
    title: 'Google Sheets with pictures in cells by formula, saved as they stand',
    csv: `Product,SKU,Preview,Price\nMug,M1,"=IMAGE(""${u('m1.jpg')}"")",12\nBowl,B1,"=IMAGE(""${u('b1.jpg')}"", 4, 80, 80)",9\n`,
    taken: ['Preview'],
    name: 'Product',
    serialNumber: 'SKU',
    products: [[u('m1.jpg')], [u('b1.jpg')]],
  },
  {
    title: 'LibreOffice, every text in quotes, tabs between',
    csv: `"Nummer"\t"Titel"\t"Abbildung"\n"1"\t"Tasse, ""blau"""\t"${u('1.png')}"\n"2"\t"Zweizeilig\nTeller"\t"${u('2.png')}"\n`,
    taken: ['Abbildung'],
    name: 'Titel',
    serialNumber: 'Nummer',
    products: [[u('1.png')], [u('2.png')]],
  },
  {
    title: 'Numbers: a title above the table, a blank line between',
    csv: `Table 1,,,\n,,,\nName,Colour,Photo,Notes\nMug,blue,${u('1.heic')},\nBowl,red,${u('2.heic')},sold out\n`,
    taken: ['Photo'],
    name: 'Name',
    products: [[u('1.heic')], [u('2.heic')]],
  },
  {
    title: 'Airtable: attachments with their file names',
    csv: `Name,Attachments,Status\nMug,mug front.jpg (https://v5.airtableusercontent.com/v3/u/17/17/aBc/dEf/xYz),Live\nBowl,"b (1).jpg (https://v5.airtableusercontent.com/v3/u/17/17/q/r/s),b2.jpg (https://v5.airtableusercontent.com/v3/u/17/17/t/u/v)",Live\n`,
    taken: ['Attachments'],
    name: 'Name',
    products: [
      ['https://v5.airtableusercontent.com/v3/u/17/17/aBc/dEf/xYz'],
      [
        'https://v5.airtableusercontent.com/v3/u/17/17/q/r/s',
        'https://v5.airtableusercontent.com/v3/u/17/17/t/u/v',
      ],
    ],
  },
  {
    title: 'Notion: files and a page link of its own',
    csv: `\ufeffName,Created,Files & media,URL\nMug,"November 3, 2025 9:12 AM",https://prod-files-secure.s3.us-west-2.amazonaws.com/9d/4f/mug.png,https://www.notion.so/Mug-1234567890abcdef\nBowl,"November 4, 2025 8:00 AM",https://prod-files-secure.s3.us-west-2.amazonaws.com/9d/4f/bowl.png,https://www.notion.so/Bowl-1234567890abcdef\n`,
    taken: ['Files & media'],
    name: 'Name',
    products: [
      ['https://prod-files-secure.s3.us-west-2.amazonaws.com/9d/4f/mug.png'],
      ['https://prod-files-secure.s3.us-west-2.amazonaws.com/9d/4f/bowl.png'],
    ],
  },
  {
    title: 'Google Sheets: a table that stands at column B, row 3',
    csv: `,,,\n,,,\n,Product,Photo,Price\n,Mug,${u('1.jpg')},10\n,Bowl,${u('2.jpg')},12\n,,,\n,,,\n`,
    taken: ['Photo'],
    name: 'Product',
    products: [[u('1.jpg')], [u('2.jpg')]],
  },
  {
    title: 'Excel: hundreds of empty columns behind the last',
    csv: `Name,Image${','.repeat(60)}\nMug,${u('1.jpg')}${','.repeat(60)}\nBowl,${u('2.jpg')}${','.repeat(60)}\n${','.repeat(61)}\n`,
    taken: ['Image'],
    name: 'Name',
    products: [[u('1.jpg')], [u('2.jpg')]],
  },
  {
    title: 'A supplier’s sheet of 60 columns',
    csv: [
      ['Art', 'Bezeichnung', ...Array.from({ length: 57 }, (_, i) => `Merkmal ${i + 1}`), 'Bild-URL'],
      ['1', 'Tasse', ...Array.from({ length: 57 }, (_, i) => `${i}`), u('1.jpg')],
      ['2', 'Teller', ...Array.from({ length: 57 }, () => ''), u('2.jpg')],
    ]
      .map((cells) => `${cells.join(';')}\r\n`)
      .join(''),
    taken: ['Bild-URL'],
    name: 'Bezeichnung',
    serialNumber: 'Art',
    products: [[u('1.jpg')], [u('2.jpg')]],
  },
]);
