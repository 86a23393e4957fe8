import { checkSheets } from './check-sheets.ts';

const a = (name: string) => `https://img.example/${name}`;

checkSheets([
  {
    title: 'Formulas of other languages, a semicolon between arguments',
    csv: `Name;Bild\nTasse;"=BILD(""${a('1.jpg')}"";""Tasse"")"\nTeller;"=HYPERLINK(""${a('2.jpg')}"";""Bild ansehen"")"\n`,
    taken: ['Bild'],
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'Formulas in a file with tabs, where nothing is quoted',
    csv: `Name\tPhoto\nMug\t=IMAGE("${a('1.jpg')}")\nBowl\t=HYPERLINK("${a('2.jpg')}", "front")\n`,
    taken: ['Photo'],
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'Several <img> in a cell, single and double quotes',
    csv: `Name,Gallery\nMug,"<img src='${a('1.jpg')}'><img src=""${a('2.jpg')}"">"\nBowl,<img src=${a('3.jpg')}>\n`,
    taken: ['Gallery'],
    products: [[a('1.jpg'), a('2.jpg')], [a('3.jpg')]],
  },
  {
    title: 'A description with pictures is not the image column',
    csv: `Name,Description,Photo\nMug,"<p>Great <img src=""${a('banner.jpg')}""> mug</p>",${a('1.jpg')}\nBowl,"See ${a('more.jpg')} for more, or https://shop.example/bowl",${a('2.jpg')}\n`,
    taken: ['Photo'],
    products: [[a('1.jpg')], [a('2.jpg')]],
  },
  {
    title: 'URL-encoded addresses in a query, a bar and commas inside',
    csv: `Name,Image\nMug,https://proxy.example/?url=https%3A%2F%2Fimg.example%2F1.jpg&w=400\nBowl,"https://proxy.example/i?src=https://img.example/2.jpg,w_300|h_300"\n`,
    taken: ['Image'],
    products: [
      ['https://proxy.example/?url=https%3A%2F%2Fimg.example%2F1.jpg&w=400'],
      ['https://proxy.example/i?src=https://img.example/2.jpg,w_300|h_300'],
    ],
  },
  {
    title: 'Quotes and brackets around every address',
    csv: `Name,Image\nMug,"'${a('1.jpg')}', '${a('2.jpg')}'"\nBowl,<${a('3.jpg')}>\nJar,[${a('4.jpg')}]\nVase,“${a('5.jpg')}”\n`,
    taken: ['Image'],
    products: [[a('1.jpg'), a('2.jpg')], [a('3.jpg')], [a('4.jpg')], [a('5.jpg')]],
  },
  {
    title: 'Numbers before the addresses: 1) …, 2) …',
    csv: `Name,Images\nMug,"1) ${a('1.jpg')} 2) ${a('2.jpg')}"\nBowl,1: ${a('3.jpg')}\nJar,"- ${a('4.jpg')}\n- ${a('5.jpg')}"\n`,
    taken: ['Images'],
    products: [[a('1.jpg'), a('2.jpg')], [a('3.jpg')], [a('4.jpg'), a('5.jpg')]],
  },
  {
    title: 'Words before the addresses: front: …, back: …',
    csv: `Name,Images\nMug,"front: ${a('1.jpg')}, back: ${a('2.jpg')}"\nBowl,"front: ${a('3.jpg')}"\n`,
    taken: ['Images'],
    products: [[a('1.jpg'), a('2.jpg')], [a('3.jpg')]],
  },
  {
    title: 'Slashes, plus signs and double spaces between addresses',
    csv: `Name,Images\nMug,${a('1.jpg')} / ${a('2.jpg')}\nBowl,${a('3.jpg')} + ${a('4.jpg')}\nJar,${a('5.jpg')}  ${a('6.jpg')}\nVase,${a('7.jpg')} & ${a('8.jpg')}\n`,
    taken: ['Images'],
    products: [
      [a('1.jpg'), a('2.jpg')],
      [a('3.jpg'), a('4.jpg')],
      [a('5.jpg'), a('6.jpg')],
      [a('7.jpg'), a('8.jpg')],
    ],
  },
  {
    title: 'Two addresses with nothing between them',
    csv: `Name,Images\nMug,${a('1.jpg')}${a('2.jpg')}\nBowl,${a('3.jpg')}\n`,
    taken: ['Images'],
    products: [[`${a('1.jpg')}${a('2.jpg')}`], [a('3.jpg')]],
  },
  {
    title: 'Two bars, semicolons, commas between',
    csv: `Name,Images\nMug,${a('1.jpg')}||${a('2.jpg')}\nBowl,${a('3.jpg')};;${a('4.jpg')}\nJar,"${a('5.jpg')},,${a('6.jpg')}"\n`,
    taken: ['Images'],
    products: [
      [a('1.jpg'), a('2.jpg')],
      [a('3.jpg'), a('4.jpg')],
      [a('5.jpg'), a('6.jpg')],
    ],
  },
  {
    title: 'Brackets and braces of databases: {u1,u2}, (u1, u2), ARRAY[…]',
    csv: `Name;Images\nMug;{${a('1.jpg')},${a('2.jpg')}}\nBowl;(${a('3.jpg')}, ${a('4.jpg')})\nJar;{"${a('5.jpg')}"}\n`,
    taken: ['Images'],
    products: [[a('1.jpg'), a('2.jpg')], [a('3.jpg'), a('4.jpg')], [a('5.jpg')]],
  },
  {
    title: 'Line breaks written out, and <br> between',
    csv: `Name,Images\nMug,${a('1.jpg')}\\n${a('2.jpg')}\nBowl,${a('3.jpg')}<br />${a('4.jpg')}<br>\n`,
    taken: ['Images'],
    products: [
      [a('1.jpg'), a('2.jpg')],
      [a('3.jpg'), a('4.jpg')],
    ],
  },
  {
    title: 'Separators of other scripts: full-width comma, ideographic comma, Arabic comma',
    csv: `商品名;画像\nマグ;${a('1.jpg')}，${a('2.jpg')}\n皿;${a('3.jpg')}、${a('4.jpg')}\n瓶;${a('5.jpg')}；${a('6.jpg')}\n壺;${a('7.jpg')}،${a('8.jpg')}\n`,
    taken: ['画像'],
    products: [1, 3, 5, 7].map((n) => [a(`${n}.jpg`), a(`${n + 1}.jpg`)]),
  },
  {
    title: 'Capitals in the scheme, a port, a login page’s fragment, dots at the end',
    csv: `Name,Photo\nMug,HTTPS://IMG.example/1.JPG\nBowl,http://img.example:8080/2.jpg\nJar,${a('3.jpg#main')}\n`,
    taken: ['Photo'],
    products: [['HTTPS://IMG.example/1.JPG'], ['http://img.example:8080/2.jpg'], [a('3.jpg#main')]],
  },
  {
    title: 'Pictures as data: URLs among addresses',
    csv: `Name,Photo\nMug,${a('1.jpg')}\nBowl,"data:image/png;base64,iVBORw0KGgo="\n`,
    taken: ['Photo'],
    products: [[a('1.jpg')]],
    errors: ['3 UNSUPPORTED_SCHEME'],
  },
  {
    title: 'A typing error is named and nothing else is lost',
    csv: `Name,Photo\nMug,${a('1.jpg')}\nBowl,htp:/img.example/2.jpg\nJar,https:/img.example/3.jpg\nVase,https//img.example/4.jpg\n`,
    taken: ['Photo'],
    products: [[a('1.jpg')]],
    errors: ['3 UNSUPPORTED_SCHEME', '4 MALFORMED_URL', '5 MALFORMED_URL'],
  },
  {
    title: 'Quoted cells with line breaks and doubled quotes before the pictures',
    csv: `Name,Text,Photo\n"Mug ""XL""","Line one\nline two, with comma",${a('1.jpg')}\n"Bowl","","${a('2.jpg')},\n${a('3.jpg')}"\n`,
    taken: ['Photo'],
    products: [[a('1.jpg')], [a('2.jpg'), a('3.jpg')]],
  },
  {
    title: 'Links of Markdown, pictures inside links, BBCode and XML',
    csv: `Name,Image\nMug,[front](${a('1.jpg')})\nBowl,[![red](${a('2.jpg')})](https://shop.example/bowl)\nJar,[img]${a('3.jpg')}[/img][img]${a('4.jpg')}[/img]\nVase,<images><image>${a('5.jpg')}</image><image>${a('6.jpg')}</image></images>\n`,
    taken: ['Image'],
    products: [[a('1.jpg')], [a('2.jpg')], [a('3.jpg'), a('4.jpg')], [a('5.jpg'), a('6.jpg')]],
  },
  {
    title: 'Objects of JSON with a page and its picture',
    csv: `Name;Gallery\nMug;{"url":"https://shop.example/p/mug","image":"${a('1.jpg')}"}\nBowl;[{"url":"${a('2.jpg')}","id":"x"},{"url":"${a('3.jpg')}","id":"y"}]\n`,
    taken: ['Gallery'],
    products: [[a('1.jpg')], [a('2.jpg'), a('3.jpg')]],
  },
]);
