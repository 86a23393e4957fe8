import { checkSheets } from './check-sheets.ts';
import { utf8WithBom } from './encodings.ts';

checkSheets([
  {
    title: 'WebScraper.io: order, start URL, page links and a picture’s src',
    csv: `"web-scraper-order","web-scraper-start-url","product","product-href","name","price","image-src"
"1764058000-1","https://shop.example/mugs","Mug","https://shop.example/mugs/blue","Blue mug","$10","https://shop.example/media/blue.jpg"
"1764058000-2","https://shop.example/mugs","Bowl","https://shop.example/mugs/red","Red bowl","$12","https://shop.example/media/red.jpg"
`,
    taken: ['image-src'],
    name: 'name',
    products: [['https://shop.example/media/blue.jpg'], ['https://shop.example/media/red.jpg']],
  },
  {
    title: 'Instant Data Scraper: class names for headers',
    csv: `s-image src,a-link-normal href,a-size-base-plus,a-price-whole
https://m.media-amazon.com/images/I/61abcDEF._AC_UL320_.jpg,https://www.amazon.example/dp/B01ABC,Blue mug,10.
https://m.media-amazon.com/images/I/71xyz+Q._AC_UL320_.jpg,https://www.amazon.example/dp/B02DEF,Red bowl,12.
`,
    taken: ['s-image src'],
    products: [
      ['https://m.media-amazon.com/images/I/61abcDEF._AC_UL320_.jpg'],
      ['https://m.media-amazon.com/images/I/71xyz+Q._AC_UL320_.jpg'],
    ],
  },
  {
    title: 'Octoparse: Title, Title_URL, Image, Page_URL',
    csv: `Title,Title_URL,Image,price,Page_URL
Blue mug,https://store.example/product/blue-mug,https://cdn.store.example/blue?wid=400,10,https://store.example/c/mugs?page=1
Red bowl,https://store.example/product/red-bowl,https://cdn.store.example/red?wid=400,12,https://store.example/c/mugs?page=1
`,
    encode: utf8WithBom,
    taken: ['Image'],
    name: 'Title',
    products: [['https://cdn.store.example/blue?wid=400'], ['https://cdn.store.example/red?wid=400']],
  },
  {
    title: 'Octoparse in Chinese: 标题, 链接, 图片地址',
    csv: `标题,标题链接,图片地址,价格
蓝色马克杯,https://item.taobao.example/item.htm?id=1,https://img.alicdn.com/imgextra/i1/1/O1CN01a_!!1-0-item.jpg_300x300.jpg,10
红碗,https://item.taobao.example/item.htm?id=2,//img.alicdn.com/imgextra/i2/2/O1CN02b_!!2.jpg_Q75.jpg_.webp,12
`,
    taken: ['图片地址'],
    name: '标题',
    products: [
      ['https://img.alicdn.com/imgextra/i1/1/O1CN01a_!!1-0-item.jpg_300x300.jpg'],
      [
        [
          '//img.alicdn.com/imgextra/i2/2/O1CN02b_!!2.jpg_Q75.jpg_.webp',
          'https://img.alicdn.com/imgextra/i2/2/O1CN02b_!!2.jpg_Q75.jpg_.webp',
        ],
      ],
    ],
  },
  {
    title: 'ParseHub: selection1_name, selection1_url, selection1_image',
    csv: `"selection1_name","selection1_url","selection1_image","selection1_image_url"
"Blue mug","https://shop.example/p/1","","https://shop.example/p/1.jpg"
"Red bowl","https://shop.example/p/2","","https://shop.example/p/2.jpg"
`,
    taken: ['selection1_image', 'selection1_image_url'],
    products: [['https://shop.example/p/1.jpg'], ['https://shop.example/p/2.jpg']],
  },
  {
    title: 'Scrapy with its images pipeline: image_urls, and images as Python says it',
    csv: `name,image_urls,images,url
Blue mug,"https://shop.example/1.jpg,https://shop.example/2.jpg","[{'url': 'https://shop.example/1.jpg', 'path': 'full/0a.jpg', 'checksum': '2b'}]",https://shop.example/blue.html
Red bowl,https://shop.example/3.jpg,"[]",https://shop.example/red.html
`,
    taken: ['image_urls', 'images'],
    name: 'name',
    products: [
      ['https://shop.example/1.jpg', 'https://shop.example/2.jpg', 'https://shop.example/1.jpg'],
      ['https://shop.example/3.jpg'],
    ],
  },
  {
    title: 'Pandas: an index without a header, a Python list in the cell',
    csv: `,title,photos
0,Blue mug,"['https://shop.example/1.jpg', 'https://shop.example/2.jpg']"
1,Red bowl,"['https://shop.example/3.jpg']"
2,Jar,[]
`,
    taken: ['photos'],
    name: 'title',
    products: [
      ['https://shop.example/1.jpg', 'https://shop.example/2.jpg'],
      ['https://shop.example/3.jpg'],
      [],
    ],
    warnings: ['4 NO_URL'],
  },
  {
    title: 'Apify: JSON flattened to columns, images/0, images/1',
    csv: `asin,title,url,thumbnailImage,images/0,images/1,brand,breadCrumbs
B01,Blue mug,https://www.amazon.example/dp/B01,https://m.media-amazon.com/images/I/a._SS40_.jpg,https://m.media-amazon.com/images/I/a.jpg,https://m.media-amazon.com/images/I/b.jpg,Pots,Kitchen
B02,Red bowl,https://www.amazon.example/dp/B02,https://m.media-amazon.com/images/I/c._SS40_.jpg,https://m.media-amazon.com/images/I/c.jpg,,Pots,Kitchen
`,
    taken: ['thumbnailImage', 'images/0', 'images/1'],
    name: 'title',
    products: [
      [
        'https://m.media-amazon.com/images/I/a._SS40_.jpg',
        'https://m.media-amazon.com/images/I/a.jpg',
        'https://m.media-amazon.com/images/I/b.jpg',
      ],
      ['https://m.media-amazon.com/images/I/c._SS40_.jpg', 'https://m.media-amazon.com/images/I/c.jpg'],
    ],
  },
  {
    title: 'A browser plug-in: HTML of the picture, lazy, with a placeholder',
    csv: `Name,Thumbnail
Blue mug,"<img class=""lazy"" src=""data:image/gif;base64,R0lGODlhAQ"" data-src=""https://shop.example/1.jpg?x=1&amp;y=2"" alt=""Blue, large"">"
Red bowl,"<img class=""lazy"" src=""data:image/gif;base64,R0lGODlhAQ"" data-src=""https://shop.example/2.jpg"" alt="""">"
`,
    taken: ['Thumbnail'],
    products: [
      [['https://shop.example/1.jpg?x=1&amp;y=2', 'https://shop.example/1.jpg?x=1&y=2']],
      ['https://shop.example/2.jpg'],
    ],
  },
  {
    title: 'A srcset in the cell',
    csv: `name,srcset
Blue mug,"https://shop.example/1-300.jpg 300w, https://shop.example/1-600.jpg 600w"
Red bowl,"https://shop.example/2-300.jpg 1x, https://shop.example/2-600.jpg 2x"
`,
    taken: ['srcset'],
    products: [
      ['https://shop.example/1-300.jpg', 'https://shop.example/1-600.jpg'],
      ['https://shop.example/2-300.jpg', 'https://shop.example/2-600.jpg'],
    ],
  },
  {
    title: 'Background images by CSS',
    csv: `title,style
Blue mug,"background-image: url(""https://shop.example/1.jpg"")"
Red bowl,"background-image: url(""https://shop.example/2.jpg"")"
`,
    taken: ['style'],
    products: [['https://shop.example/1.jpg'], ['https://shop.example/2.jpg']],
  },
  {
    title: 'Semicolons between columns, JSON with escaped slashes in cells',
    csv: `id;title;gallery
1;Blue mug;"[""https:\\/\\/shop.example\\/1.jpg"",""https:\\/\\/shop.example\\/2.jpg""]"
2;Red bowl;"[""https:\\/\\/shop.example\\/3.jpg""]"
`,
    taken: ['gallery'],
    name: 'title',
    products: [
      [
        ['https:\\/\\/shop.example\\/1.jpg', 'https://shop.example/1.jpg'],
        ['https:\\/\\/shop.example\\/2.jpg', 'https://shop.example/2.jpg'],
      ],
      [['https:\\/\\/shop.example\\/3.jpg', 'https://shop.example/3.jpg']],
    ],
  },
  {
    title: 'Tab-separated, JSON that is not quoted for CSV',
    csv: `id\ttitle\tgallery
1\tBlue mug\t["https://shop.example/1.jpg","https://shop.example/2.jpg"]
2\tRed bowl\t["https://shop.example/3.jpg"]
`,
    taken: ['gallery'],
    products: [['https://shop.example/1.jpg', 'https://shop.example/2.jpg'], ['https://shop.example/3.jpg']],
  },
  {
    title: 'A list of objects with small and large pictures',
    csv: `title,media
Blue mug,"[{""thumb"":""https://shop.example/t/1.jpg"",""full"":""https://shop.example/f/1.jpg"",""type"":""image/jpeg"",""id"":7}]"
Red bowl,"[{""thumb"":""https://shop.example/t/2.jpg"",""full"":""https://shop.example/f/2.jpg"",""type"":""image/jpeg"",""id"":8}]"
`,
    taken: ['media'],
    products: [
      ['https://shop.example/t/1.jpg', 'https://shop.example/f/1.jpg'],
      ['https://shop.example/t/2.jpg', 'https://shop.example/f/2.jpg'],
    ],
  },
  {
    title: 'Pictures among seller pages, reviewers’ avatars, brand logos and a pixel',
    csv: `title,product_link,seller_url,review_avatar,brand_logo,tracking,img
Mug,https://m.example/dp/1,https://m.example/seller/9,https://cdn.m.example/avatar/9.jpg,https://cdn.m.example/brands/9.png,https://pixel.m.example/1x1.gif?id=1,https://cdn.m.example/i/1.webp
Bowl,https://m.example/dp/2,https://m.example/seller/8,https://cdn.m.example/avatar/8.jpg,https://cdn.m.example/brands/8.png,https://pixel.m.example/1x1.gif?id=2,https://cdn.m.example/i/2.webp
`,
    taken: ['img'],
    name: 'title',
    products: [['https://cdn.m.example/i/1.webp'], ['https://cdn.m.example/i/2.webp']],
  },
]);
