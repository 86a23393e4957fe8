import { describe, expect, it } from 'vitest';
import { readAll } from './read-all.ts';

/** line, serial number, name and images (paths in parentheses) of each product. */
async function products(csv: string | Uint8Array) {
  const { head, products, issues, warnings } = await readAll(csv);
  return {
    format: head?.format,
    delimiter: head?.dialect.delimiter,
    products: products.map(({ line, serialNumber, name, images }) => [
      line,
      serialNumber,
      name,
      ...images.map(({ url, skipped }) => (skipped ? `(${url})` : url)),
    ]),
    issues: issues.map(({ line, code }) => [line, code]),
    warnings: warnings.map(({ line, column, value, code }) => [line, column, value, code]),
  };
}

const a = (n: number) => `https://a.test/${n}.jpg`;

describe('an export of', () => {
  it('Shopify: rows of one handle are one product, in its columns’ order', async () => {
    const csv = [
      'Title,URL handle,Published on online store,SKU,Product image URL,Image position,Image alt text,Variant image URL',
      `Mug,mug,TRUE,M-1,${a(1)},1,,${a(9)}`,
      `,mug,,M-2,${a(2)},2,,`,
      ',mug,,M-3,,,,',
      `Cup,cup,TRUE,C-1,${a(3)},1,,`,
      `Mug again,mug,TRUE,M-4,${a(4)},1,,`,
      'Bare,bare,TRUE,,,,,',
    ].join('\r\n');
    expect(await products(csv)).toEqual({
      format: 'SHOPIFY',
      delimiter: ',',
      products: [
        [2, 'mug', 'Mug', a(1), a(9), a(2)],
        [5, 'cup', 'Cup', a(3)],
        [6, 'mug', 'Mug again', a(4)],
        [7, 'bare', 'Bare'],
      ],
      issues: [],
      warnings: [[7, 'Product image URL', '', 'NO_URL']],
    });
  });

  it('Shopify, legacy', async () => {
    const csv = `Handle,Title,Body (HTML),Image Src,Image Position,Variant Image\nmug,Mug,<p>,${a(1)},1,\nmug,,,${a(2)},2,\n`;
    expect(await products(csv)).toMatchObject({
      format: 'SHOPIFY_LEGACY',
      products: [[2, 'mug', 'Mug', a(1), a(2)]],
    });
  });

  it('WooCommerce: escaped commas, apostrophes before formulas, products without images', async () => {
    const csv = [
      'ID,Type,SKU,Name,Published,Visibility in catalog,Images',
      `1,simple,m-1,Mug,1,visible,"https://a.test/w_1\\,h_2/1.jpg, ${a(2)}"`,
      "2,variation,,'-10 %,1,visible,",
    ].join('\n');
    expect(await products(csv)).toMatchObject({
      format: 'WOOCOMMERCE',
      products: [
        [2, 'm-1', 'Mug', 'https://a.test/w_1,h_2/1.jpg', a(2)],
        [3, null, '-10 %'],
      ],
      issues: [],
    });
  });

  it('Magento 2: paths are skipped and told, store views belong to their product', async () => {
    const csv = [
      'sku,store_view_code,attribute_set_code,name,base_image,small_image,additional_images',
      `m-1,,Default,Mug,${a(1)},no_selection,"/m/u/mug_1.jpg,/m/u/mug_2.jpg"`,
      'm-1,de,,,,,',
      'c-1,,Default,Cup,/c/u/cup.jpg,,',
    ].join('\n');
    expect(await products(csv)).toEqual({
      format: 'MAGENTO',
      delimiter: ',',
      products: [
        [2, 'm-1', 'Mug', a(1), '(/m/u/mug_1.jpg)', '(/m/u/mug_2.jpg)'],
        [4, 'c-1', 'Cup', '(/c/u/cup.jpg)'],
      ],
      issues: [],
      warnings: [
        [2, 'additional_images', '/m/u/mug_1.jpg', 'MALFORMED_URL'],
        [2, 'additional_images', '/m/u/mug_2.jpg', 'MALFORMED_URL'],
        [4, 'base_image', '/c/u/cup.jpg', 'MALFORMED_URL'],
      ],
    });
  });

  it('BigCommerce, version 3: image and variant rows under their product', async () => {
    const csv = [
      'Item,ID,Name,SKU,Internal Image URL (Export),Image URL (Import),Variant Image URL',
      'Product,1,Mug,m-1,,,',
      `Image,2,,,${a(1)},,`,
      `Image,3,,,${a(2)},,`,
      `Variant,4,,m-1-red,,,${a(3)}`,
      'Product,5,Cup,c-1,,,',
    ].join('\n');
    expect(await products(csv)).toMatchObject({
      format: 'BIGCOMMERCE',
      products: [
        [2, 'm-1', 'Mug', a(1), a(2), a(3)],
        [6, 'c-1', 'Cup'],
      ],
      issues: [],
    });
  });

  it('BigCommerce, version 2: numbered columns, paths beside URLs', async () => {
    const csv = [
      'Item Type,Product ID,Product Name,Product Code/SKU,Product Image File - 1,Product Image URL - 1,Product Image File - 2,Product Image URL - 2',
      `Product,1,Mug,m-1,m/1/mug.jpg,${a(1)},,${a(2)}`,
      '  SKU,2,,m-1-red,,,,',
      `Product,3,Cup,c-1,,${a(3)},,`,
    ].join('\n');
    expect(await products(csv)).toMatchObject({
      format: 'BIGCOMMERCE_V2',
      products: [
        [2, 'm-1', 'Mug', '(m/1/mug.jpg)', a(1), a(2)],
        [4, 'c-1', 'Cup', a(3)],
      ],
      issues: [],
      warnings: [[2, 'Product Image File - 1', 'm/1/mug.jpg', 'MALFORMED_URL']],
    });
  });

  it('Google Merchant: TSV, ten images in a cell, commas inside URLs in three ways', async () => {
    const csv = [
      'id\ttitle\timage_link\tadditional_image_link\tadditional image link',
      `1\tMug\t${a(1)}\t${a(2)},https://a.test/w_1%2Ch_2.jpg\t${a(3)}`,
      `2\tCup\t${a(4)}\t"https://a.test/w_1,h_2.jpg","https://a.test/x,y.jpg"\t`,
      `3\tJug\t${a(5)}\t"""https://a.test/w_1,h_2.jpg"",""${a(6)}"""\t`,
      `4\t27" screen\t${a(7)}\t\t`,
    ].join('\n');
    expect(await products(csv)).toEqual({
      format: 'GOOGLE_MERCHANT',
      delimiter: '\t',
      products: [
        [2, '1', 'Mug', a(1), a(2), 'https://a.test/w_1%2Ch_2.jpg', a(3)],
        [3, '2', 'Cup', a(4), 'https://a.test/w_1,h_2.jpg', 'https://a.test/x,y.jpg'],
        [4, '3', 'Jug', a(5), 'https://a.test/w_1,h_2.jpg', a(6)],
        [5, '4', '27" screen', a(7)],
      ],
      issues: [],
      warnings: [],
    });
  });

  it('Amazon: the header stands below rows for people', async () => {
    const csv = [
      'TemplateType=fptcustom\tVersion=2021.0401\tThe top 3 rows are for Amazon.com use only.',
      'Seller SKU\tProduct Name\tMain Image URL\tOther Image Url1\tOther Image Url2\tSwatch Image URL',
      'item_sku\titem_name\tmain_image_url\tother_image_url1\tother_image_url2\tswatch_image_url',
      `m-1\tMug\t${a(1)}\t${a(2)}\t\t${a(3)}`,
    ].join('\r\n');
    expect(await products(csv)).toEqual({
      format: 'AMAZON',
      delimiter: '\t',
      products: [[4, 'm-1', 'Mug', a(1), a(2), a(3)]],
      issues: [],
      warnings: [],
    });
  });

  it('Akeneo', async () => {
    const csv = `sku;family;name;picture;image_2-en_US;image_alt\nm-1;mugs;Mug;files/m-1/mug.jpg;${a(1)};A mug\n`;
    expect(await products(csv)).toMatchObject({
      format: 'AKENEO',
      delimiter: ';',
      products: [[2, 'm-1', 'Mug', '(files/m-1/mug.jpg)', a(1)]],
      issues: [],
    });
  });
});

describe('a product that spreads over rows', () => {
  const header = 'Handle,Title,Image Src\n';

  it('loses the rows that have issues, no others', async () => {
    const csv = `${header}mug,Mug,ftp://a.test/1\nmug,,${a(2)}\nmug,,x,long\nmug,,${a(3)}\ncup,Cup,${a(4)}\n`;
    expect(await products(csv)).toMatchObject({
      products: [
        [2, 'mug', 'Mug', a(2), a(3)],
        [6, 'cup', 'Cup', a(4)],
      ],
      issues: [
        [2, 'UNSUPPORTED_SCHEME'],
        [4, 'RAGGED_ROW'],
      ],
    });
  });

  it('has one warning where it has no name, and none where the rows below have none', async () => {
    const csv = `${header}mug,,${a(1)}\nmug,,${a(2)}\ncup,Cup,${a(3)}\ncup,,${a(4)}\n`;
    expect(await products(csv)).toMatchObject({
      products: [
        [2, 'mug', null, a(1), a(2)],
        [4, 'cup', 'Cup', a(3), a(4)],
      ],
      issues: [],
      warnings: [[2, 'Title', '', 'EMPTY_NAME']],
    });
  });

  it('has one warning where no row of it has an image, across batches too', async () => {
    const bare = (handle: string, rows: number) => `${handle},N,\n${`${handle},,\n`.repeat(rows)}`;
    const csv = `${header}${bare('mug', 600)}cup,Cup,${a(3)}\n${bare('jug', 1)}`;
    expect(await products(csv)).toMatchObject({
      products: [
        [2, 'mug', 'N'],
        [603, 'cup', 'Cup', a(3)],
        [604, 'jug', 'N'],
      ],
      issues: [],
      warnings: [
        [2, 'Image Src', '', 'NO_URL'],
        [604, 'Image Src', '', 'NO_URL'],
      ],
    });
  });

  it('has at most 250 images over all its rows', async () => {
    const rows = Array.from({ length: 252 }, (_, i) => `mug,${i === 0 ? 'Mug' : ''},${a(i)}\n`).join('');
    const { products: found, issues } = await products(header + rows);
    expect(found[0]).toHaveLength(3 + 250);
    expect(issues).toEqual([
      [252, 'TOO_MANY_IMAGES'],
      [253, 'TOO_MANY_IMAGES'],
    ]);
  });

  it('is one across the batches of the reading', async () => {
    const rows = (handle: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${handle},${i === 0 ? handle : ''},${a(i)}\n`).join('');
    const filler = Array.from({ length: 400 }, (_, i) => `f${i},F,${a(i)}\n`).join('');
    const { products: found } = await products(header + filler + rows('mug', 200) + rows('cup', 3));
    expect(found).toHaveLength(402);
    expect(found[400]).toHaveLength(203);
    expect(found[401]).toHaveLength(6);
  });
});

it('columns named by hand override what was found', async () => {
  const csv = `Handle,Title,Image Src,My Name,My Image\nmug,Mug,,Becher,${a(1)}\nmug,,,Becher 2,${a(2)}\n`;
  const byName = await readAll(csv, { columns: { name: 'My Name' } });
  expect(byName.head?.format).toBe('SHOPIFY_LEGACY');
  expect(byName.products.map(({ name }) => name)).toEqual(['Becher']);
  const byImage = await readAll(csv, { columns: { images: ['My Image'] } });
  expect(byImage.head?.format).toBe('CUSTOM');
  // What is one product is the export's, whichever columns have its images.
  expect(byImage.products.map(({ name, images }) => [name, ...images.map(({ url }) => url)])).toEqual([
    ['Mug', a(1), a(2)],
  ]);
});
