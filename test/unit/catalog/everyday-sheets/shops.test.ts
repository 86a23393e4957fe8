import { checkSheets } from './check-sheets.ts';
import { crLf, utf8WithBom } from './encodings.ts';

const w = (name: string) => `https://shop.example/wp-content/uploads/2025/11/${name}`;

checkSheets([
  {
    title: 'WooCommerce: its own export',
    csv: `ID,Type,SKU,Name,"Visibility in catalog",Images,Parent,"External URL"
11,simple,M-1,"Mug, blue",visible,"${w('mug.jpg')}, ${w('mug-2.jpg')}",,
12,external,B-1,Bowl,visible,"${w('bowl-1\\,2.jpg')}",,https://other.example/bowl
`,
    encode: utf8WithBom,
    format: 'WOOCOMMERCE',
    taken: ['Images'],
    name: 'Name',
    serialNumber: 'SKU',
    products: [[w('mug.jpg'), w('mug-2.jpg')], [[w('bowl-1\\,2.jpg'), w('bowl-1,2.jpg')]]],
  },
  {
    title: 'WooCommerce with the plug-in FIFU: pictures stand in meta columns',
    csv: `ID,Type,SKU,Name,"Visibility in catalog",Images,"Meta: fifu_image_url","Meta: fifu_image_alt","Meta: fifu_list_url"
11,simple,M-1,Mug,visible,,https://cdn.supplier.example/mug.jpg,A mug,https://cdn.supplier.example/mug-2.jpg|https://cdn.supplier.example/mug-3.jpg
12,simple,B-1,Bowl,visible,,https://cdn.supplier.example/bowl.jpg,A bowl,
`,
    format: 'WOOCOMMERCE',
    taken: ['Images', 'Meta: fifu_image_url', 'Meta: fifu_list_url'],
    name: 'Name',
    products: [
      [
        'https://cdn.supplier.example/mug.jpg',
        'https://cdn.supplier.example/mug-2.jpg',
        'https://cdn.supplier.example/mug-3.jpg',
      ],
      ['https://cdn.supplier.example/bowl.jpg'],
    ],
  },
  {
    title: 'WP All Export: Image URL with bars, featured image, permalink, attachment numbers',
    csv: `id,Title,Permalink,Image URL,Image Featured,Attachment URL,Image Alt Text
11,Mug,https://shop.example/product/mug/,${w('mug.jpg')}|${w('mug-2.jpg')},${w('mug.jpg')},,blue|side
12,Bowl,https://shop.example/product/bowl/,${w('bowl.jpg')},${w('bowl.jpg')},,red
`,
    taken: ['Image URL', 'Image Featured'],
    name: 'Title',
    serialNumber: 'id',
    products: [
      [w('mug.jpg'), w('mug-2.jpg'), w('mug.jpg')],
      [w('bowl.jpg'), w('bowl.jpg')],
    ],
  },
  {
    title: 'Shopify as it was until 2024, with variants and an image’s place and text',
    csv: `Handle,Title,Body (HTML),Vendor,Variant SKU,Image Src,Image Position,Image Alt Text,Variant Image,Status
mug,Mug,"<p>A mug <img src=""https://cdn.shopify.com/s/files/1/1/care.png""></p>",Pots,M-1,https://cdn.shopify.com/s/files/1/1/mug.jpg?v=17,1,Mug,,active
mug,,,,M-2,https://cdn.shopify.com/s/files/1/1/mug2.jpg?v=17,2,,https://cdn.shopify.com/s/files/1/1/mug2.jpg?v=17,
bowl,Bowl,,Pots,B-1,https://cdn.shopify.com/s/files/1/1/bowl.jpg?v=17,1,,,active
`,
    format: 'SHOPIFY_LEGACY',
    taken: ['Image Src', 'Variant Image'],
    name: 'Title',
    serialNumber: 'Handle',
    products: [
      [
        'https://cdn.shopify.com/s/files/1/1/mug.jpg?v=17',
        'https://cdn.shopify.com/s/files/1/1/mug2.jpg?v=17',
        'https://cdn.shopify.com/s/files/1/1/mug2.jpg?v=17',
      ],
      ['https://cdn.shopify.com/s/files/1/1/bowl.jpg?v=17'],
    ],
  },
  {
    title: 'Shopware 6: cover.media.url and media, parted by bars',
    csv: `id;translations.DEFAULT.name;productNumber;cover.media.url;cover.media.title;media;manufacturer.media.url
a1;Tasse;SW1;https://shop.example/media/ab/cd/ef/1700000000/tasse.jpg;tasse;https://shop.example/media/ab/cd/ef/1700000000/tasse.jpg|https://shop.example/media/12/34/56/1700000000/tasse2.jpg;
a2;Teller;SW2;https://shop.example/media/ab/cd/ef/1700000000/teller.jpg;teller;https://shop.example/media/ab/cd/ef/1700000000/teller.jpg;
`,
    taken: ['cover.media.url', 'media'],
    serialNumber: 'id',
    products: [
      [
        'https://shop.example/media/ab/cd/ef/1700000000/tasse.jpg',
        'https://shop.example/media/ab/cd/ef/1700000000/tasse.jpg',
        'https://shop.example/media/12/34/56/1700000000/tasse2.jpg',
      ],
      [
        'https://shop.example/media/ab/cd/ef/1700000000/teller.jpg',
        'https://shop.example/media/ab/cd/ef/1700000000/teller.jpg',
      ],
    ],
  },
  {
    title: 'JTL-Ameise: Bildpfad 1 as a file on a computer, Bild-URL beside it',
    csv: crLf(`Artikelnummer;Artikelname;Bild 1;Bild 2;Hersteller;Hersteller Homepage
J-1;Tasse;https://bilder.shop.example/bilder/produkt/gross/tasse~1.jpg;;Ton AG;https://www.ton.example/
J-2;Teller;https://bilder.shop.example/bilder/produkt/gross/teller~1.jpg;https://bilder.shop.example/bilder/produkt/gross/teller~2.jpg;Ton AG;https://www.ton.example/
`),
    taken: ['Bild 1', 'Bild 2'],
    name: 'Artikelname',
    serialNumber: 'Artikelnummer',
    products: [
      ['https://bilder.shop.example/bilder/produkt/gross/tasse~1.jpg'],
      [
        'https://bilder.shop.example/bilder/produkt/gross/teller~1.jpg',
        'https://bilder.shop.example/bilder/produkt/gross/teller~2.jpg',
      ],
    ],
  },
  {
    title: 'Odoo: an address without a file name, by product number',
    csv: `"External ID","Name","Internal Reference","Image URL","Website URL"
"__export__.product_1","Mug","M-1","https://erp.example/web/image/product.template/17/image_1920","/shop/mug-17"
"__export__.product_2","Bowl","B-1","https://erp.example/web/image/product.template/18/image_1920","/shop/bowl-18"
`,
    taken: ['Image URL'],
    name: 'Name',
    products: [
      ['https://erp.example/web/image/product.template/17/image_1920'],
      ['https://erp.example/web/image/product.template/18/image_1920'],
    ],
  },
  {
    title: 'CS-Cart: Detailed image with a language mark, thumbnail empty, semicolons',
    csv: `"Product code";"Language";"Product name";"Thumbnail";"Detailed image";"Product URL"
"M-1";"en";"Mug";"";"https://shop.example/images/detailed/1/mug.jpg#{[en]:blue mug;}";"https://shop.example/kitchen/mug/"
"B-1";"en";"Bowl";"";"https://shop.example/images/detailed/1/bowl.jpg#{[en]:;}";"https://shop.example/kitchen/bowl/"
`,
    taken: ['Thumbnail', 'Detailed image'],
    name: 'Product name',
    serialNumber: 'Product code',
    products: [
      [
        [
          'https://shop.example/images/detailed/1/mug.jpg#{[en]:blue mug;}',
          'https://shop.example/images/detailed/1/mug.jpg#{[en]:blue%20mug;}',
        ],
      ],
      ['https://shop.example/images/detailed/1/bowl.jpg#{[en]:;}'],
    ],
  },
  {
    title: 'Ecwid, its older export: paths of pictures and a category',
    csv: `sku;name;price;image;thumbnail;url;gallery_image_1;gallery_image_2
M-1;Mug;10;https://d2j6dbq0eux0bg.cloudfront.net/images/1/17.jpg;https://d2j6dbq0eux0bg.cloudfront.net/images/1/18.jpg;https://shop.example/Mug-p17;https://d2j6dbq0eux0bg.cloudfront.net/images/1/19.jpg;
B-1;Bowl;12;https://d2j6dbq0eux0bg.cloudfront.net/images/1/27.jpg;https://d2j6dbq0eux0bg.cloudfront.net/images/1/28.jpg;https://shop.example/Bowl-p27;;
`,
    taken: ['image', 'thumbnail', 'gallery_image_1', 'gallery_image_2'],
    name: 'name',
    serialNumber: 'sku',
    products: [
      [17, 18, 19].map((n) => `https://d2j6dbq0eux0bg.cloudfront.net/images/1/${n}.jpg`),
      [27, 28].map((n) => `https://d2j6dbq0eux0bg.cloudfront.net/images/1/${n}.jpg`),
    ],
  },
  {
    title: 'PrestaShop for its import, in French',
    csv: `ID;Actif (0/1);Nom;Catégories (x,y,z...);Référence;URL des images (x,y,z...);Textes alternatifs des images (x,y,z...)
1;1;Tasse;Cuisine;T-1;https://boutique.example/img/p/1/7/17.jpg,https://boutique.example/img/p/1/8/18.jpg;tasse,tasse de côté
2;1;Bol;Cuisine;B-1;https://boutique.example/img/p/2/7/27.jpg;bol
`,
    taken: ['URL des images (x,y,z...)'],
    name: 'Nom',
    products: [
      ['https://boutique.example/img/p/1/7/17.jpg', 'https://boutique.example/img/p/1/8/18.jpg'],
      ['https://boutique.example/img/p/2/7/27.jpg'],
    ],
  },
  {
    title: 'Squarespace: pictures parted by spaces, variants below',
    csv: `Product ID [Non Editable],Variant ID [Non Editable],Product Type [Non Editable],Product Page,Product URL,Title,SKU,Hosted Image URLs
a,b,PHYSICAL,store,mug,Mug,SQ1,https://images.squarespace-cdn.com/content/v1/5f/17-A1/mug.jpg https://images.squarespace-cdn.com/content/v1/5f/17-A2/mug+side.jpg
,c,,,,,SQ2,
d,e,PHYSICAL,store,bowl,Bowl,SQ3,https://images.squarespace-cdn.com/content/v1/5f/17-A3/bowl.jpg
`,
    format: 'SQUARESPACE',
    taken: ['Hosted Image URLs'],
    name: 'Title',
    serialNumber: 'SKU',
    products: [
      [
        'https://images.squarespace-cdn.com/content/v1/5f/17-A1/mug.jpg',
        'https://images.squarespace-cdn.com/content/v1/5f/17-A2/mug+side.jpg',
      ],
      ['https://images.squarespace-cdn.com/content/v1/5f/17-A3/bowl.jpg'],
    ],
  },
  {
    title: 'Wix: mere file names among whole addresses, a base address given',
    csv: `handleId,fieldType,name,description,productImageUrl,collection
product_1,Product,Mug,A mug,nsplsh_17~mv2.jpg;https://static.wixstatic.com/media/ab_2~mv2.jpg,All
product_1,Variant,,,,
product_2,Product,Bowl,A bowl,ab_3~mv2.png,All
`,
    options: { baseUrl: 'https://static.wixstatic.com/media/' },
    format: 'WIX',
    taken: ['productImageUrl'],
    products: [
      [
        ['nsplsh_17~mv2.jpg', 'https://static.wixstatic.com/media/nsplsh_17~mv2.jpg'],
        'https://static.wixstatic.com/media/ab_2~mv2.jpg',
      ],
      [['ab_3~mv2.png', 'https://static.wixstatic.com/media/ab_3~mv2.png']],
    ],
  },
  {
    title: 'OpenCart-like paths, no base address',
    csv: `product_code,name,image
M-1,Mug,catalog/demo/a.jpg
B-1,Bowl,catalog/demo/b.jpg
`,
    taken: ['image'],
    name: 'name',
    products: [[['catalog/demo/a.jpg', null]], [['catalog/demo/b.jpg', null]]],
    warnings: ['2 MALFORMED_URL', '3 MALFORMED_URL'],
  },
  {
    title: 'The same with a base address',
    csv: `product_code,name,image,gallery
M-1,Mug,catalog/demo/a.jpg,"catalog/demo/a 2.jpg, catalog/demo/a3.jpg"
B-1,Bowl,/catalog/demo/b.jpg,
`,
    options: { baseUrl: 'https://shop.example/image/' },
    taken: ['image', 'gallery'],
    products: [
      [
        ['catalog/demo/a.jpg', 'https://shop.example/image/catalog/demo/a.jpg'],
        ['catalog/demo/a 2.jpg', 'https://shop.example/image/catalog/demo/a%202.jpg'],
        ['catalog/demo/a3.jpg', 'https://shop.example/image/catalog/demo/a3.jpg'],
      ],
      [['/catalog/demo/b.jpg', 'https://shop.example/catalog/demo/b.jpg']],
    ],
  },
]);
