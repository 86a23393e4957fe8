import { checkSheets } from './check-sheets.ts';

const out = (name: string) => `https://halftone.example/outputs/4f/${name}`;

checkSheets([
  {
    title: 'A file that Halftone added its column to is uploaded again',
    csv: `SKU,Name,Images,Output Image Urls\n1,Mug,https://shop.example/1.jpg,${out('1.webp')}\n2,Bowl,https://shop.example/2.jpg,\n`,
    taken: ['Images'],
    products: [['https://shop.example/1.jpg'], ['https://shop.example/2.jpg']],
  },
  {
    title: 'The same twice over',
    csv: `SKU,Name,Images,Output Image Urls,Output Image Urls\n1,Mug,https://shop.example/1.jpg,${out('1.webp')},${out('1b.webp')}\n`,
    taken: ['Images'],
    products: [['https://shop.example/1.jpg']],
  },
  {
    title: 'The same, its image columns found by what they hold',
    csv: `Code;Bezeichnung;Ansicht;Output Image Urls\n1;Tasse;https://shop.example/1.jpg;${out('1.jpg')}\n2;Teller;https://shop.example/2.jpg;${out('2.jpg')}\n`,
    taken: ['Ansicht'],
    products: [['https://shop.example/1.jpg'], ['https://shop.example/2.jpg']],
  },
  {
    title: 'The failed rows, with what went wrong, to be tried again',
    csv: `SKU,Name,Images,Error\n1,Mug,https://shop.example/1.jpg,NOT_FOUND: https://shop.example/1.jpg answered 404.\n2,Bowl,https://shop.example/2.jpg,TIMEOUT: no answer in 30 s.\n`,
    taken: ['Images'],
    name: 'Name',
    products: [['https://shop.example/1.jpg'], ['https://shop.example/2.jpg']],
  },
  {
    title: 'The failed rows of one image each: the error is nothing but a URL and words',
    csv: `Code;Ansicht;Error\n1;https://shop.example/1.jpg;NOT_FOUND https://shop.example/1.jpg\n`,
    taken: ['Ansicht'],
    products: [['https://shop.example/1.jpg']],
  },
  {
    title: 'Results instead of the addresses, uploaded once more',
    csv: `Handle,Title,Image Src\nmug,Mug,${out('mug.webp')}\nmug,,${out('mug-2.webp')}\n`,
    format: 'SHOPIFY_LEGACY',
    taken: ['Image Src'],
    products: [[out('mug.webp'), out('mug-2.webp')]],
  },
  {
    title: 'Results whose addresses carry a signature',
    csv: `No,Name,Images\n1,Mug,${out('1.jpg')}?e=1799999999&s=Ab-_9\n`,
    taken: ['Images'],
    products: [[`${out('1.jpg')}?e=1799999999&s=Ab-_9`]],
  },
]);
