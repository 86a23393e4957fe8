import { describe, expect, it } from 'vitest';
import { type CatalogProduct, readCatalog } from '../../../src/catalog/read-catalog.ts';
import { replaceImageUrls } from '../../../src/catalog/replace-image-urls.ts';
import type { CatalogHead } from '../../../src/domain/catalog-head.ts';
import { chunksOf } from './chunks-of.ts';

const limits = { maxCsvBytes: 1024 ** 3, maxRows: 1_000_000 };

/**
 * Format, then of each product: line, serial number, name and images, those that are skipped in parentheses. On the way
 * each URL of a.test is swapped where it is: the file comes back with nothing else changed, so that it imports again.
 */
async function read(csv: string, baseUrl: string | null = null) {
  let head: CatalogHead | null = null;
  const products: CatalogProduct[] = [];
  for await (const batch of readCatalog(chunksOf(csv), { columns: null, baseUrl, limits })) {
    head = batch.head;
    products.push(...batch.products);
    expect(batch.issues.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  }
  if (head === null) throw new Error('No row was read.');
  expect(await swapped(csv, head, products)).toBe(csv.replaceAll('//a.test/', '//o.test/'));
  return [
    head.format,
    ...products.map(({ line, serialNumber, name, images }) => [
      line,
      serialNumber,
      name,
      ...images.map(({ url, skipped }) => (skipped ? `(${url})` : url)),
    ]),
  ];
}

async function swapped(csv: string, head: CatalogHead, products: readonly CatalogProduct[]): Promise<string> {
  async function* outputs() {
    for (const { images } of products) {
      yield images.map(({ url }) =>
        url.startsWith('https://a.test/') ? url.replace('a.test', 'o.test') : null,
      );
    }
  }
  const parts: Uint8Array[] = [];
  for await (const part of replaceImageUrls({ bytes: chunksOf(csv), head, outputs: outputs() }))
    parts.push(part);
  return Buffer.concat(parts).toString();
}

const a = (n: number) => `https://a.test/${n}.jpg`;

it('Squarespace: further variants stand below their product', async () => {
  const csv = [
    'Product ID [Non Editable],Variant ID [Non Editable],Product Type [Non Editable],Product Page,Product URL,Title,Description,SKU,GTIN,MPN,Option Name 1,Option Value 1,Price,Sale Price,On Sale,Stock,Categories,Tags,Weight,Length,Width,Height,Visible,Hosted Image URLs',
    `5f1,6a1,PHYSICAL,shop,mug,Mug,<p>A mug</p>,SQ1,,,,,12.00,0.00,No,3,,,0,0,0,0,Yes,${a(1)}`,
    ',6a3,,,,,,SQ1-L,,,Size,L,14.00,0.00,No,3,,,0,0,0,0,,',
    '5f2,6a2,PHYSICAL,shop,cup,Cup,,SQ2,,,,,9.00,0.00,No,3,,,0,0,0,0,Yes,',
  ].join('\n');
  expect(await read(csv)).toEqual(['SQUARESPACE', [2, 'SQ1', 'Mug', a(1)], [4, 'SQ2', 'Cup']]);
});

it('Wix: variants stand below their product', async () => {
  const csv = [
    'handleId,fieldType,name,description,productImageUrl,collection,sku,ribbon,price,surcharge,visible,discountMode,discountValue,inventory,weight,cost,productOptionName1,productOptionType1,productOptionDescription1',
    `product_1,Product,Mug,A mug,${a(1)},Kitchen,M-1,,12,,TRUE,PERCENT,0,InStock,0.4,,Size,DROP_DOWN,Small;Large`,
    'product_1,Variant,,,,,M-1-S,,,0,TRUE,,,4,,,,,Small',
    'product_1,Variant,,,,,M-1-L,,,2,TRUE,,,4,,,,,Large',
    'product_2,Product,Cup,,ab12_f00d~mv2.jpg,Kitchen,C-1,,9,,TRUE,,,InStock,,,,,',
  ].join('\n');
  expect(await read(csv)).toEqual([
    'WIX',
    [2, 'product_1', 'Mug', a(1)],
    [5, 'product_2', 'Cup', 'https://static.wixstatic.com/media/ab12_f00d~mv2.jpg'],
  ]);
});

it('Wix, the newer catalogue: a further image is a row', async () => {
  const csv = [
    'handle,fieldType,name,visible,plainDescription,media,mediaAltText,ribbon,brand,price,strikethroughPrice,cost,inventory,sku,barcode,weight,productOptionName1,productOptionType1,productOptionChoices1',
    `mug,PRODUCT,Mug,TRUE,A mug,${a(1)},A mug,,,12,,,IN_STOCK,M-1,,0.4,Size,TEXT_CHOICES,Small;Large`,
    'mug,VARIANT,,TRUE,,,,,,12,,,IN_STOCK,M-1-S,,0.4,Size,TEXT_CHOICES,Small',
    `mug,MEDIA,,,,${a(2)},A mug,,,,,,,,,,,,`,
    `cup,PRODUCT,Cup,TRUE,,${a(3)},,,,9,,,IN_STOCK,,,,,,`,
  ].join('\n');
  expect(await read(csv)).toEqual(['WIX', [2, 'mug', 'Mug', a(1), a(2)], [5, 'cup', 'Cup', a(3)]]);
});

it('Etsy', async () => {
  const csv = [
    'TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,MATERIALS,IMAGE1,IMAGE2,IMAGE3,IMAGE4,IMAGE5,IMAGE6,IMAGE7,IMAGE8,IMAGE9,IMAGE10,VARIATION 1 TYPE,VARIATION 1 NAME,VARIATION 1 VALUES,VARIATION 2 TYPE,VARIATION 2 NAME,VARIATION 2 VALUES,SKU',
    `Mug,"Line one\nline two",20.00,USD,3,"mug,cup",clay,${a(1)},${a(2)},,,,,,,,${a(10)},,,,,,,"M-1,M-2"`,
    `Print,A print,16.00,USD,5,,paper,${a(3)},,,,,,,,,,Size,Size,"A4,A3",,,,`,
  ].join('\n');
  expect(await read(csv)).toEqual([
    'ETSY',
    [2, 'M-1,M-2', 'Mug', a(1), a(2), a(10)],
    [4, null, 'Print', a(3)],
  ]);
});

it('eBay File Exchange: variations stand below their product', async () => {
  const csv = [
    'Info,Version=1.0.0,Template=fx_category_template_EBAY_US,,,,,,,',
    '*Action(SiteID=US|Country=US|Currency=USD|Version=1193),CustomLabel,*Category,*Title,Relationship,RelationshipDetails,PicURL,*Format,*StartPrice,*Quantity',
    `Add,M-1,20625,Mug,,Size=S;L,${a(1)},FixedPrice,,`,
    ',M-1-S,,,Variation,Size=S,,,12,4',
    `Add,C-1,20625,Cup,,,${a(2)},FixedPrice,9,2`,
  ].join('\r\n');
  expect(await read(csv)).toEqual(['EBAY', [3, 'M-1', 'Mug', a(1)], [5, 'C-1', 'Cup', a(2)]]);
});

it('eBay Seller Hub, drafts', async () => {
  const csv = [
    '#INFO,Version=0.0.2,Template= eBay-draft-listings-template_DE,,,,,,,,',
    '#INFO Action and Category ID are required fields. 1) Set Action to Draft,,,,,,,,,,',
    `"#INFO After you've successfully uploaded your draft, complete your drafts here: https://www.ebay.de/sh/lst/drafts",,,,,,,,,,`,
    '#INFO,,,,,,,,,,',
    'Action(SiteID=Germany|Country=DE|Currency=EUR|Version=1193|CC=UTF-8),Custom label (SKU),Category ID,Title,UPC,Price,Quantity,Item photo URL,Condition ID,Description,Format',
    `Draft,M-1,20625,Mug,,12.00,1,${a(1)},NEW,<p>A mug</p>,FixedPrice`,
  ].join('\n');
  expect(await read(csv)).toEqual(['EBAY', [6, 'M-1', 'Mug', a(1)]]);
});

it('PrestaShop, a file for its import', async () => {
  const csv = [
    'Product ID;Active (0/1);Name *;Categories (x,y,z...);Price tax excluded;Tax rules ID;Wholesale price;On sale (0/1);Reference #;Supplier reference #;Supplier;Manufacturer;EAN13;Quantity;Description;Image URLs (x,y,z...);Image alt texts (x,y,z...);Delete existing images (0 = No, 1 = Yes)',
    `1;1;Mug;Home,Kitchen;10;1;5;0;M-1;;;;;3;A mug;${a(1)},${a(2)};front,back;0`,
    '2;1;Cup;Home;9;1;4;0;;;;;;3;;upload/cup.jpg;;0',
  ].join('\n');
  expect(await read(csv)).toEqual([
    'PRESTASHOP',
    [2, 'M-1', 'Mug', a(1), a(2)],
    [3, null, 'Cup', '(upload/cup.jpg)'],
  ]);
});

it('PrestaShop, the list of products', async () => {
  const csv = [
    '"Product ID";Image;Name;Reference;Category;"Price (tax excl.)";"Price (tax incl.)";Quantity;Status;Position',
    `1;${a(1)};Mug;M-1;Kitchen;10;12;3;1;0`,
  ].join('\n');
  expect(await read(csv)).toEqual(['PRESTASHOP', [2, 'M-1', 'Mug', a(1)]]);
});

it('OpenCart, products of the Export/Import Tool', async () => {
  const csv = [
    'product_id,name(en-gb),categories,sku,upc,ean,jan,isbn,mpn,location,quantity,model,manufacturer,image_name,shipping,price,points,date_added,date_modified,date_available,weight,weight_unit,length,width,height,length_unit,status,tax_class_id,description(en-gb),meta_title(en-gb)',
    '50,Mug,20,M-1,,,,,,,3,Mug X,,catalog/demo/mug_1.jpg,yes,10,0,2024-01-01 10:00:00,2024-01-01 10:00:00,2024-01-01,0.4,kg,0,0,0,cm,true,9,A mug,Mug',
    `51,Cup,20,,,,,,,,3,Cup X,,${a(1)},yes,9,0,2024-01-01 10:00:00,2024-01-01 10:00:00,2024-01-01,0.2,kg,0,0,0,cm,true,9,,Cup`,
  ].join('\n');
  expect(await read(csv)).toEqual([
    'OPENCART',
    [2, 'M-1', 'Mug', '(catalog/demo/mug_1.jpg)'],
    [3, null, 'Cup', a(1)],
  ]);
});

it('OpenCart, further images of the Export/Import Tool', async () => {
  const csv = [
    'product_id,image,sort_order',
    `50,${a(1)},0`,
    '50,catalog/demo/mug_2.jpg,1',
    `51,${a(3)},0`,
  ].join('\n');
  expect(await read(csv)).toEqual([
    'OPENCART',
    [2, '50', null, a(1), '(catalog/demo/mug_2.jpg)'],
    [4, '51', null, a(3)],
  ]);
});

it('OpenCart, CSV Price Pro', async () => {
  const csv = [
    '_ID_;_NAME_;_MODEL_;_SKU_;_PRICE_;_QUANTITY_;_SEO_KEYWORD_;_IMAGE_;_IMAGES_',
    `50;Mug;Mug X;M-1;10;3;mug;${a(1)};catalog/demo/mug_2.jpg,catalog/demo/mug_3.jpg`,
  ].join('\n');
  expect(await read(csv)).toEqual([
    'OPENCART',
    [2, 'M-1', 'Mug', a(1), '(catalog/demo/mug_2.jpg)', '(catalog/demo/mug_3.jpg)'],
  ]);
});

it('Ecwid: options and variations stand below their product', async () => {
  const csv = [
    'type,product_internal_id,product_sku,product_name,product_price,product_quantity,product_is_available,product_media_main_image_url,product_media_main_image_alt,product_media_gallery_image_url_1,product_media_gallery_image_alt_1,product_media_gallery_image_url_2,product_media_gallery_image_alt_2,product_description,product_category_1,product_option_name,product_option_value,url',
    `product,101,M-1,Mug,12,,true,${a(1)},front,${a(2)},back,,,A mug,Kitchen,,,https://shop.test/mug`,
    'product_option,101,,,,,,,,,,,,,,Size,Small,',
    `product_variation,101,M-1-S,,12,4,,${a(3)},,,,,,,,,,`,
    `product,102,C-1,Cup,9,3,true,${a(4)},,,,,,,Kitchen,,,https://shop.test/cup`,
  ].join('\n');
  expect(await read(csv)).toEqual(['ECWID', [2, 'M-1', 'Mug', a(1), a(2), a(3)], [5, 'C-1', 'Cup', a(4)]]);
});

it('Lightspeed eCom: one row a variant', async () => {
  const csv = [
    'Internal_ID;Internal_Variant_ID;Visible;Brand;Supplier;US_Title_Short;US_Title_Long;US_Description_Short;US_Description_Long;US_URL;US_Variant;Price;Price_Old;Price_Cost;Stock_Level;Article_Code;EAN;SKU;Weight;Images',
    `7;71;Y;Potters;;Mug;The mug;;;mug;Small;12;;5;4;A-1;;M-1;400;"${a(1)},${a(2)}"`,
    '7;72;Y;Potters;;Mug;The mug;;;mug;Large;14;;6;4;A-2;;M-2;500;',
    `8;81;Y;Potters;;Cup;The cup;;;cup;;9;;4;3;A-3;;C-1;200;${a(3)}`,
  ].join('\n');
  expect(await read(csv)).toEqual(['LIGHTSPEED', [2, 'M-1', 'Mug', a(1), a(2)], [4, 'C-1', 'Cup', a(3)]]);
});

it('Meta: Google Merchant’s fields, with rows above the header and numbered images', async () => {
  const csv = [
    '# Required | A unique content ID for the item,# Required | A specific title,,,,,,,,,',
    'id,title,description,availability,condition,price,link,image_link,brand,additional_image_link,image[0].url',
    `M-1,Mug,A mug,in stock,new,12.00 USD,https://shop.test/mug,${a(1)},Potters,"${a(2)},${a(3)}",${a(4)}`,
    `C-1,Cup,A cup,in stock,new,9.00 USD,https://shop.test/cup,${a(5)},Potters,,`,
  ].join('\n');
  expect(await read(csv)).toEqual([
    'GOOGLE_MERCHANT',
    [3, 'M-1', 'Mug', a(1), a(4), a(2), a(3)],
    [4, 'C-1', 'Cup', a(5)],
  ]);
});

describe('several images in a cell', () => {
  it('Squarespace: spaces and line breaks', async () => {
    const header = 'Product Page,Product URL,Title,SKU,Hosted Image URLs';
    const csv = `${header}\nshop,mug,Mug,SQ1,${a(1)} ${a(2)}\nshop,cup,Cup,SQ2,"${a(3)}\n${a(4)}"\n`;
    expect(await read(csv)).toEqual([
      'SQUARESPACE',
      [2, 'SQ1', 'Mug', a(1), a(2)],
      [3, 'SQ2', 'Cup', a(3), a(4)],
    ]);
  });

  it('Wix: semicolons, and file names that its own server has', async () => {
    const csv = `handleId,fieldType,name,productImageUrl\np1,Product,Mug,${a(1)};${a(2)}\np2,Product,Cup,ab_1~mv2.jpg;ab_2~mv2.png\n`;
    expect(await read(csv, 'https://static.wixstatic.com/media/')).toEqual([
      'WIX',
      [2, 'p1', 'Mug', a(1), a(2)],
      [
        3,
        'p2',
        'Cup',
        'https://static.wixstatic.com/media/ab_1~mv2.jpg',
        'https://static.wixstatic.com/media/ab_2~mv2.png',
      ],
    ]);
  });

  it('eBay: bars', async () => {
    const csv = `*Action(SiteID=UK|Country=GB),CustomLabel,*Title,PicURL\nAdd,M-1,Mug,${a(1)}|${a(2)}|${a(3)}\n`;
    expect(await read(csv)).toEqual(['EBAY', [2, 'M-1', 'Mug', a(1), a(2), a(3)]]);
  });

  it('PrestaShop: commas, with a space or without', async () => {
    const csv = `Product ID;Name *;Image URLs (x,y,z...)\n1;Mug;${a(1)},${a(2)}\n2;Cup;${a(3)}, ${a(4)}\n`;
    expect(await read(csv)).toEqual(['PRESTASHOP', [2, '1', 'Mug', a(1), a(2)], [3, '2', 'Cup', a(3), a(4)]]);
  });

  it('OpenCart: paths below its folder of images', async () => {
    const csv =
      '_ID_;_NAME_;_MODEL_;_SEO_KEYWORD_;_IMAGE_;_IMAGES_\n50;Mug;X;mug;catalog/1.jpg;catalog/2.jpg,catalog/3.jpg\n';
    expect(await read(csv, 'https://shop.test/image/')).toEqual([
      'OPENCART',
      [2, 'X', 'Mug', ...[1, 2, 3].map((n) => `https://shop.test/image/catalog/${n}.jpg`)],
    ]);
  });

  it('Meta: any separator, and JSON', async () => {
    const csv = [
      'id,title,availability,condition,image_link,additional_image_link,image',
      `1,Mug,in stock,new,${a(1)},${a(2)}|${a(3)};${a(4)} ${a(5)},`,
      `2,Cup,in stock,new,,,"[{""url"":""${a(6)}"",""tag"":[""front""]},{""url"":""${a(7)}""}]"`,
    ].join('\n');
    expect(await read(csv)).toEqual([
      'GOOGLE_MERCHANT',
      [2, '1', 'Mug', a(1), a(2), a(3), a(4), a(5)],
      [3, '2', 'Cup', a(6), a(7)],
    ]);
  });
});
