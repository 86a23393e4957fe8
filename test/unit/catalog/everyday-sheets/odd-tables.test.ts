import { checkSheets } from './check-sheets.ts';
import { utf8WithBom } from './encodings.ts';

const a = (name: string) => `https://img.example/${name}`;

checkSheets([
  {
    title: 'A header and a second one of machine names below (Magmi, Google’s templates)',
    csv: `Product name,Main picture,Stock\nname,image,qty\nMug,${a('1.jpg')},3\nBowl,${a('2.jpg')},4\n`,
    taken: ['image'],
    name: 'name',
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'Two header lines: groups above, columns below',
    csv: `,,Media,,Price,\nSKU,Name,Photo 1,Photo 2,Net,Gross\n1,Mug,${a('1.jpg')},${a('1b.jpg')},10,12\n2,Bowl,${a('2.jpg')},,11,13\n`,
    taken: ['Photo 1', 'Photo 2'],
    name: 'Name',
    serialNumber: 'SKU',
    products: [[a('1.jpg'), a('1b.jpg')], [a('2.jpg')]],
  },
  {
    title: 'The header again in the middle, where two lists were put together',
    csv: `Name,Photo\nMug,${a('1.jpg')}\nName,Photo\nBowl,${a('2.jpg')}\n`,
    taken: ['Photo'],
    products: [[a('1.jpg')], [a('2.jpg')]],
    errors: ['3 MALFORMED_URL'],
  },
  {
    title: 'First rows without pictures: 20 of them',
    csv: `Name,Photo\n${Array.from({ length: 20 }, (_, i) => `Thing ${i},\n`).join('')}Mug,${a('1.jpg')}\n`,
    taken: ['Photo'],
    products: [...Array.from({ length: 20 }, () => []), [a('1.jpg')]],
    warnings: Array.from({ length: 20 }, (_, i) => `${i + 2} NO_URL`),
  },
  {
    title: 'One picture in two hundred rows, under a word of no language',
    csv: `Name,Xyz,Uvw\n${Array.from({ length: 150 }, (_, i) => `Thing ${i},,${i}\n`).join('')}Mug,${a('1.jpg')},3\n`,
    taken: ['Xyz'],
    products: [...Array.from({ length: 150 }, () => []), [a('1.jpg')]],
    warnings: Array.from({ length: 150 }, (_, i) => `${i + 2} NO_URL`),
  },
  {
    title: 'A title with a comma in it, above one column of URLs',
    csv: `Photos of our mugs, bowls and jars\n${a('1.jpg')}\n${a('2.jpg')}\n`,
    taken: ['Photos of our mugs, bowls and jars'],
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'One column with a header, several URLs a line, no quotes',
    csv: `Image URLs\n${a('1.jpg')}, ${a('2.jpg')}\n${a('3.jpg')}\n`,
    taken: ['Image URLs'],
    products: [[a('1.jpg'), a('2.jpg')], [a('3.jpg')]],
  },
  {
    title: 'Numbers for headers',
    csv: `1,2,3\n17,Mug,${a('1.jpg')}\n18,Bowl,${a('2.jpg')}\n`,
    taken: ['3'],
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'Letters of the spreadsheet for headers',
    csv: `A,B,C\n17,Mug,${a('1.jpg')}\n18,Bowl,${a('2.jpg')}\n`,
    taken: ['C'],
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'No header, and a number, a name, a price, pages and pictures',
    csv: `1001;Tasse;9,90;https://shop.example/tasse;${a('1.jpg')};${a('1b.jpg')}\n1002;Teller;8,50;https://shop.example/teller;${a('2.jpg')};\n1003;Kanne;19,00;https://shop.example/kanne;${a('3.jpg')};${a('3b.jpg')}\n`,
    taken: ['#5', '#6'],
    name: '#2',
    products: [[a('1.jpg'), a('1b.jpg')], [a('2.jpg')], [a('3.jpg'), a('3b.jpg')]],
  },
  {
    title: 'No header, addresses alone, several in a line with tabs',
    csv: `${a('1.jpg')}\t${a('2.jpg')}\n${a('3.jpg')}\t\n`,
    taken: ['#1', '#2'],
    products: [[a('1.jpg'), a('2.jpg')], [a('3.jpg')]],
  },
  {
    title: 'Comments above with #, and a BOM',
    csv: `# exported by tool 3.1\n# 2026-03-01\nname|picture\nMug|${a('1.jpg')}\nBowl|${a('2.jpg')}\n`,
    encode: utf8WithBom,
    taken: ['picture'],
    name: 'name',
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'Blank lines at the very beginning',
    csv: `\n\r\n  \nName,Photo\nMug,${a('1.jpg')}\n`,
    taken: ['Photo'],
    products: [[a('1.jpg')]],
  },
  {
    title: 'A title of several words in the columns beside each other',
    csv: `Spring catalogue,2026,Pottery Lane\nName,Price,Photo\nMug,10,${a('1.jpg')}\nBowl,12,${a('2.jpg')}\n`,
    taken: ['Photo'],
    name: 'Name',
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'Quotes inside cells without quotes: 27" screens',
    csv: `Name,Photo\nScreen 27",${a('1.jpg')}\nTV 55" "smart",${a('2.jpg')}\n`,
    taken: ['Photo'],
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'A thumbnail with the same addresses is taken as any other',
    csv: `Name,Thumb,Image\nMug,${a('1.jpg')},${a('1.jpg')}\nBowl,${a('2.jpg')},${a('2.jpg')}\n`,
    taken: ['Thumb', 'Image'],
    products: [
      [a('1.jpg'), a('1.jpg')],
      [a('2.jpg'), a('2.jpg')],
    ],
  },
  {
    title: 'Alt texts, positions, sizes and file names beside the pictures',
    csv: `Name,Image,Image Alt,Image Position,Image Width,Image Filename,Image Id\nMug,${a('1.jpg')},A mug,1,800,mug.jpg,17\nBowl,${a('2.jpg')},A bowl,1,640,bowl.jpg,18\n`,
    taken: ['Image'],
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'The user named the columns: by header and by place',
    csv: `Code,View,Other,Extra\n1,${a('1.jpg')},https://shop.example/x,${a('1b.jpg')}\n2,${a('2.jpg')},https://shop.example/y,\n`,
    options: { columns: { images: ['view', '#4'], name: 'code' } },
    format: 'CUSTOM',
    taken: ['View', 'Extra'],
    name: 'Code',
    products: [[a('1.jpg'), a('1b.jpg')], [a('2.jpg')]],
  },
  {
    title: 'Category and brand pages, none of them images, and no picture at all below Photo',
    csv: `Name,Category URL,Photo\nMug,https://shop.example/c/mugs,\nBowl,https://shop.example/c/bowls,${a('2')}\n`,
    taken: ['Photo'],
    products: [[], [a('2')]],
    warnings: ['2 NO_URL'],
  },
  {
    title: 'Videos, PDFs and models named like media',
    csv: `Name;Media 1;Media 2;Media 3;Media 4\nMug;${a('1.jpg')};https://cdn.example/1.mp4;https://cdn.example/1.pdf;https://cdn.example/1.glb\nBowl;${a('2.jpg')};https://cdn.example/2.mp4;;https://cdn.example/2.glb\n`,
    taken: ['Media 1'],
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
]);
