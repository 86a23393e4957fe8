import { checkSheets } from './check-sheets.ts';
import { crLf } from './encodings.ts';

checkSheets([
  {
    title: 'Amazon flat file: a template line, labels, then the header',
    csv: crLf(`TemplateType=fptcustom\tVersion=2026.0101\tThe top 3 rows are for Amazon.com use only.\t
SKU\tProduct Name\tMain Image URL\tOther Image URL1
item_sku\titem_name\tmain_image_url\tother_image_url1
M-1\tBlue mug\thttps://img.seller.example/m1.jpg\thttps://img.seller.example/m1b.jpg
B-1\tRed bowl\thttps://img.seller.example/b1.jpg\t
`),
    format: 'AMAZON',
    taken: ['main_image_url', 'other_image_url1'],
    name: 'item_name',
    serialNumber: 'item_sku',
    products: [
      ['https://img.seller.example/m1.jpg', 'https://img.seller.example/m1b.jpg'],
      ['https://img.seller.example/b1.jpg'],
    ],
  },
  {
    title: 'eBay File Exchange: PicURL parted by bars',
    csv: `*Action(SiteID=UK|Country=GB|Currency=GBP|Version=1193),CustomLabel,*Title,PicURL,*Description
Add,M-1,Blue mug,https://i.ebayimg.com/images/g/aaa/s-l1600.jpg|https://i.ebayimg.com/images/g/bbb/s-l1600.jpg,"<p>A <b>mug</b></p><img src=""https://seller.example/banner.jpg"">"
Add,B-1,Red bowl,https://i.ebayimg.com/images/g/ccc/s-l1600.jpg,A bowl
`,
    format: 'EBAY',
    taken: ['PicURL'],
    name: '*Title',
    serialNumber: 'CustomLabel',
    products: [
      ['https://i.ebayimg.com/images/g/aaa/s-l1600.jpg', 'https://i.ebayimg.com/images/g/bbb/s-l1600.jpg'],
      ['https://i.ebayimg.com/images/g/ccc/s-l1600.jpg'],
    ],
  },
  {
    title: 'Allegro: Polish header, several pictures by bars, semicolons between columns',
    csv: `ID oferty;Tytuł oferty;Zdjęcia;Kategoria;Link do oferty
111;Kubek niebieski;https://a.allegroimg.example/original/11/abc|https://a.allegroimg.example/original/11/def;Kuchnia;https://allegro.example/oferta/kubek-111
112;Miska czerwona;https://a.allegroimg.example/original/12/abc;Kuchnia;https://allegro.example/oferta/miska-112
`,
    taken: ['Zdjęcia'],
    products: [
      ['https://a.allegroimg.example/original/11/abc', 'https://a.allegroimg.example/original/11/def'],
      ['https://a.allegroimg.example/original/12/abc'],
    ],
  },
  {
    title: 'Bol: Dutch, Afbeelding 1 to 3, a leaflet',
    csv: `EAN;Titel;Afbeelding 1;Afbeelding 2;Afbeelding 3;Handleiding
8712345678906;Blauwe mok;https://media.leverancier.example/1.jpg;https://media.leverancier.example/2.jpg;;https://media.leverancier.example/mok.pdf
8712345678913;Rode kom;https://media.leverancier.example/3.jpg;;;
`,
    taken: ['Afbeelding 1', 'Afbeelding 2', 'Afbeelding 3'],
    name: 'Titel',
    serialNumber: 'EAN',
    products: [
      ['https://media.leverancier.example/1.jpg', 'https://media.leverancier.example/2.jpg'],
      ['https://media.leverancier.example/3.jpg'],
    ],
  },
  {
    title: 'Rakuten: 商品画像パス and a page',
    csv: `商品管理番号,商品名,商品ページURL,商品画像パス1,商品画像パス2,商品画像名（ALT）1
mug-1,青いマグ,https://item.rakuten.example/shop/mug-1/,https://image.rakuten.co.jp/shop/cabinet/mug1.jpg,https://image.rakuten.co.jp/shop/cabinet/mug1b.jpg,青いマグの写真
bowl-1,赤いボウル,https://item.rakuten.example/shop/bowl-1/,https://image.rakuten.co.jp/shop/cabinet/bowl1.jpg,,赤いボウルの写真
`,
    taken: ['商品画像パス1', '商品画像パス2'],
    name: '商品名',
    products: [
      [
        'https://image.rakuten.co.jp/shop/cabinet/mug1.jpg',
        'https://image.rakuten.co.jp/shop/cabinet/mug1b.jpg',
      ],
      ['https://image.rakuten.co.jp/shop/cabinet/bowl1.jpg'],
    ],
  },
  {
    title: 'Taobao: 宝贝名称, 主图, 详情图, 视频',
    csv: `宝贝ID,宝贝名称,宝贝链接,主图,详情图,主图视频
1001,蓝色马克杯,https://item.taobao.example/item.htm?id=1001,https://img.alicdn.com/bao/uploaded/i1/a.jpg,"https://img.alicdn.com/imgextra/i1/b.jpg;https://img.alicdn.com/imgextra/i1/c.jpg",https://cloud.video.taobao.example/play/u/1/p/1/e/6/t/1/a.mp4
1002,红碗,https://item.taobao.example/item.htm?id=1002,https://img.alicdn.com/bao/uploaded/i2/d.jpg,,
`,
    taken: ['主图', '详情图'],
    name: '宝贝名称',
    products: [
      [
        'https://img.alicdn.com/bao/uploaded/i1/a.jpg',
        'https://img.alicdn.com/imgextra/i1/b.jpg',
        'https://img.alicdn.com/imgextra/i1/c.jpg',
      ],
      ['https://img.alicdn.com/bao/uploaded/i2/d.jpg'],
    ],
  },
  {
    title: 'Coupang: 대표이미지, 추가이미지, 상품 URL',
    csv: `상품번호,상품명,대표이미지,추가이미지,상품 URL,상세설명
1,파란 머그,https://thumbnail.coupang.example/1.jpg,"https://thumbnail.coupang.example/1a.jpg,https://thumbnail.coupang.example/1b.jpg",https://www.coupang.example/vp/products/1,튼튼한 머그
2,빨간 그릇,https://thumbnail.coupang.example/2.jpg,,https://www.coupang.example/vp/products/2,예쁜 그릇
`,
    taken: ['대표이미지', '추가이미지'],
    name: '상품명',
    serialNumber: '상품번호',
    products: [
      [
        'https://thumbnail.coupang.example/1.jpg',
        'https://thumbnail.coupang.example/1a.jpg',
        'https://thumbnail.coupang.example/1b.jpg',
      ],
      ['https://thumbnail.coupang.example/2.jpg'],
    ],
  },
  {
    title: 'Wildberries: Фото, Видео, a group above the header and hints below',
    csv: `Основная информация;;;;
Группа;Артикул продавца;Наименование;Фото;Видео
Это номер группы;Ваш артикул;До 60 символов;Ссылки через точку с запятой;Одна ссылка
1;M-1;Кружка синяя;https://foto.prodavec.example/1.jpg;https://foto.prodavec.example/1.mp4
1;M-2;Миска красная;https://foto.prodavec.example/2.jpg;
`,
    taken: ['Фото'],
    name: 'Наименование',
    products: [['https://foto.prodavec.example/1.jpg'], ['https://foto.prodavec.example/2.jpg']],
    errors: ['3 MALFORMED_URL'],
  },
  {
    title: 'Ozon: marks of fields that must be filled, “Ссылка на главное фото*”',
    csv: `№;Артикул*;Название товара;Цена, руб.*;Ссылка на главное фото*;Ссылки на дополнительные фото;Артикул фото;Ссылка на видео
1;K-1;Кружка;500;https://cdn.prodavec.example/k1.jpg;"https://cdn.prodavec.example/k1-2.jpg
https://cdn.prodavec.example/k1-3.jpg";;https://youtu.be/kkk
2;K-2;Миска;700;https://cdn.prodavec.example/k2.jpg;;;
`,
    taken: ['Ссылка на главное фото*', 'Ссылки на дополнительные фото'],
    name: 'Название товара',
    serialNumber: '№',
    products: [
      [
        'https://cdn.prodavec.example/k1.jpg',
        'https://cdn.prodavec.example/k1-2.jpg',
        'https://cdn.prodavec.example/k1-3.jpg',
      ],
      ['https://cdn.prodavec.example/k2.jpg'],
    ],
  },
  {
    title: 'YML turned into CSV: id, url, picture several times, categoryId',
    csv: `id;available;url;price;currencyId;categoryId;picture;picture;name;vendor
7;true;https://magazin.example/product/7;500;RUR;3;https://magazin.example/pictures/7.jpg;https://magazin.example/pictures/7_2.jpg;Кружка;Завод
8;false;https://magazin.example/product/8;700;RUR;3;https://magazin.example/pictures/8.jpg;;Миска;Завод
`,
    taken: ['picture', 'picture'],
    name: 'name',
    serialNumber: 'id',
    products: [
      ['https://magazin.example/pictures/7.jpg', 'https://magazin.example/pictures/7_2.jpg'],
      ['https://magazin.example/pictures/8.jpg'],
    ],
  },
  {
    title: 'Facebook catalogue with lines of help above',
    csv: `# Required | A unique content ID for the item.,# Required | A title,# Required,# Required,# Required,# Required,# Required
id,title,availability,condition,link,image_link,additional_image_link
M1,Mug,in stock,new,https://shop.example/mug,https://scontent.xx.fbcdn.net/v/t45/1_n.jpg?_nc_cat=1,"https://shop.example/2.jpg,https://shop.example/3.jpg"
B1,Bowl,in stock,new,https://shop.example/bowl,https://shop.example/4.jpg,
`,
    format: 'GOOGLE_MERCHANT',
    taken: ['image_link', 'additional_image_link'],
    name: 'title',
    serialNumber: 'id',
    products: [
      [
        'https://scontent.xx.fbcdn.net/v/t45/1_n.jpg?_nc_cat=1',
        'https://shop.example/2.jpg',
        'https://shop.example/3.jpg',
      ],
      ['https://shop.example/4.jpg'],
    ],
  },
  {
    title: 'Klaviyo catalogue feed: $image_link, $link',
    csv: `$id,$title,$link,$image_link,$description,$price
1,Mug,https://shop.example/products/mug,https://cdn.shopify.com/s/files/1/0001/files/mug.jpg?v=1,A mug,10
2,Bowl,https://shop.example/products/bowl,https://cdn.shopify.com/s/files/1/0001/files/bowl.jpg?v=1,A bowl,12
`,
    taken: ['$image_link'],
    name: '$title',
    serialNumber: '$id',
    products: [
      ['https://cdn.shopify.com/s/files/1/0001/files/mug.jpg?v=1'],
      ['https://cdn.shopify.com/s/files/1/0001/files/bowl.jpg?v=1'],
    ],
  },
  {
    title: 'Awin affiliate feed: deep link, merchant and aw image, thumb',
    csv: `aw_deep_link,product_name,aw_product_id,merchant_image_url,merchant_deep_link,aw_image_url,aw_thumb_url
https://www.awin1.com/pclick.php?p=1&a=2&m=3,Mug,1,https://merchant.example/img/1.jpg,https://merchant.example/mug,https://images2.productserve.example/?w=200&h=200&url=ssl%3Amerchant.example%2Fimg%2F1.jpg&feedId=1,https://images2.productserve.example/?w=70&h=70&url=ssl%3Amerchant.example%2Fimg%2F1.jpg&feedId=1
https://www.awin1.com/pclick.php?p=2&a=2&m=3,Bowl,2,https://merchant.example/img/2.jpg,https://merchant.example/bowl,https://images2.productserve.example/?w=200&h=200&url=ssl%3Amerchant.example%2Fimg%2F2.jpg&feedId=1,https://images2.productserve.example/?w=70&h=70&url=ssl%3Amerchant.example%2Fimg%2F2.jpg&feedId=1
`,
    taken: ['merchant_image_url', 'aw_image_url', 'aw_thumb_url'],
    name: 'product_name',
    products: [1, 2].map((n) => [
      `https://merchant.example/img/${n}.jpg`,
      `https://images2.productserve.example/?w=200&h=200&url=ssl%3Amerchant.example%2Fimg%2F${n}.jpg&feedId=1`,
      `https://images2.productserve.example/?w=70&h=70&url=ssl%3Amerchant.example%2Fimg%2F${n}.jpg&feedId=1`,
    ]),
  },
]);
