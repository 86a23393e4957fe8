import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueClient, fetched } from '../support/catalogue-client.ts';
import { type ImageServer, startImageServer } from '../support/image-server.ts';
import { makePhoto } from '../support/make-photo.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';

let shop: ImageServer;
let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
let server: ServerProcess;
const { finished, send } = catalogueClient(() => server.url);

beforeAll(async () => {
  const photo = await makePhoto(1).jpeg({ quality: 90 }).toBuffer();
  shop = await startImageServer((request, response) => {
    response.writeHead(/\.jpg(?:\?|$)/.test(request.url ?? '') ? 200 : 404, { 'content-type': 'image/jpeg' });
    response.end(photo);
  });
  dataDir = await makeDataDir();
  server = await startServer({ DATA_DIR: dataDir.path });
});

afterAll(async () => {
  await server.stop();
  await Promise.all([shop.close(), dataDir.remove()]);
});

/** Each `u1`, `u2`, … as a URL of the shop. */
const withUrls = (csv: string) => csv.replace(/\bu(\d)\b/g, (_, n: string) => `${shop.origin}/${n}.jpg`);

/** Uploads, waits, and returns the output with its own URLs as `o`, the shop's as `u1`, `u2`, … again. */
async function outputOf(csv: string, options: object = {}) {
  const answer = await send('uploadCsv', withUrls(csv), options);
  expect(answer).toMatchObject({ __typename: 'Request' });
  const request = await finished(answer.id);
  expect(request).toMatchObject({ status: 'COMPLETED' });
  const output = (await fetched(request.outputCsvUrl)).toString();
  return {
    progress: (request as unknown as { progress: { images: number } }).progress,
    output: output
      .replaceAll(new RegExp(`${server.url}/outputs/[^,;|"'<>\\s\\]]+`, 'g'), 'o')
      .replaceAll(new RegExp(`${shop.origin}/(\\d)\\.jpg`, 'g'), 'u$1'),
  };
}

describe('a sheet that nobody prepared comes back with its images', () => {
  test.each<[string, string, number, string]>([
    ['bars', 'Name,Images\nMug,u1 | u2\n', 2, 'Name,Images,Output Image Urls\nMug,u1 | u2,"o,o"\n'],
    ['semicolons', 'Name,Images\nMug,u1;u2\n', 2, 'Name,Images,Output Image Urls\nMug,u1;u2,"o,o"\n'],
    ['one space', 'Name,Images\nMug,u1 u2\n', 2, 'Name,Images,Output Image Urls\nMug,u1 u2,"o,o"\n'],
    [
      'German, numbered',
      'Artikel;Bild 1;Bild 2\nBecher;u1;u2\n',
      2,
      'Artikel;Bild 1;Bild 2;Output Image Urls\nBecher;u1;u2;o,o\n',
    ],
    ['Russian', 'Название,Фото\nКружка,u1\n', 1, 'Название,Фото,Output Image Urls\nКружка,u1,o\n'],
    ['no words at all', 'a,b,c\nx,u1,y\n', 1, 'a,b,c,Output Image Urls\nx,u1,y,o\n'],
    ['no header', 'Mug,u1\nCup,u2\n', 2, 'Mug,u1,o\nCup,u2,o\n'],
    [
      'a title above',
      'My shop export\n\nName,Image\nMug,u1\n',
      1,
      'My shop export\n\nName,Image,Output Image Urls\nMug,u1,o\n',
    ],
    ['sep=', 'sep=;\r\nName;Image\r\nMug;u1\r\n', 1, 'sep=;\r\nName;Image;Output Image Urls\r\nMug;u1;o\r\n'],
    ['blank rows', 'Name,Image\nMug,u1\n,\n,\n', 1, 'Name,Image,Output Image Urls\nMug,u1,o\n,,\n,,\n'],
    ['a zero-width space', 'Name,Image\nMug,u1\u200b\n', 1, 'Name,Image,Output Image Urls\nMug,u1\u200b,o\n'],
    [
      'two columns of one name',
      'Images,Images\nu1,u2\n',
      2,
      'Images,Images,Output Image Urls\nu1,u2,"o,o"\n',
    ],
    [
      'pages and videos beside',
      'Name,Product URL,Video,Picture\nMug,https://shop.example/products/mug,https://youtu.be/1,u1\n',
      1,
      'Name,Product URL,Video,Picture,Output Image Urls\nMug,https://shop.example/products/mug,https://youtu.be/1,u1,o\n',
    ],
    [
      'products without a name or an image',
      'Name,Image\n,u1\nCup,\n',
      1,
      'Name,Image,Output Image Urls\n,u1,o\nCup,,\n',
    ],
  ])('%s', async (_, csv, images, expected) => {
    const { output, progress } = await outputOf(csv);
    expect(progress.images).toBe(images);
    expect(output).toBe(expected);
  });

  test.each<[string, string]>([
    ['JSON', 'Name,Image\nMug,"[""u1"",""u2""]"\n'],
    ['HTML', `Name;Image\nMug;<img src="u1" alt="a"><img src='u2'>\n`],
    ['a formula', 'Name,Image\nMug,"=IMAGE(""u1"")"\n'],
    ['a list of Python', `Name;Image\nMug;['u1', 'u2']\n`],
    ['several separators', 'Name,Image\nMug,u1;u2 | u3\n'],
  ])('in place: %s', async (_, csv) => {
    const { output } = await outputOf(csv, { outputMode: 'REPLACE' });
    expect(output).toBe(csv.replaceAll(/\bu\d\b/g, 'o'));
  });

  test('paths are read below baseUrl, and skipped without it', async () => {
    const csv = 'Name,Image\nMug,catalog/demo/a b.jpg\nCup,u1\n';
    const expected = (path: string) =>
      `Name,Image,Output Image Urls\nMug,catalog/demo/a b.jpg,${path}\nCup,u1,o\n`;
    expect(await outputOf(csv)).toMatchObject({ output: expected(''), progress: { imagesSkipped: 1 } });
    expect(await outputOf(csv, { baseUrl: `${shop.origin}/image` })).toMatchObject({
      output: expected('o'),
      progress: { imagesSkipped: 0 },
    });
    expect(shop.requests.map(({ path }) => path)).toContain('/image/catalog/demo/a%20b.jpg');
    expect(await send('uploadCsv', withUrls(csv), { baseUrl: 'ftp://shop.example/' })).toMatchObject({
      __typename: 'InvalidInputError',
    });
  });

  test('columns by their place', async () => {
    const csv = 'u1,,u2\nu1,,u3\n';
    const { output } = await outputOf(csv, { columns: { images: ['#3'] } });
    expect(output).toBe('u1,,u2,o\nu1,,u3,o\n');
  });
});

test.each<[string, Buffer | string, string, string]>([
  ['a workbook', Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex'), 'NOT_A_CSV', 'CSV UTF-8'],
  ['a PDF', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n', 'NOT_A_CSV', 'PDF'],
  ['a page', '<!doctype html><html><body>Sign in</body></html>', 'NOT_A_CSV', 'web page'],
  ['no image at all', 'Name,Image\nMug,\n', 'NO_URL', '"Image"'],
  ['no image column', 'Name,Price\nMug,3\n', 'NO_IMAGE_COLUMN', '"Price"'],
])('what cannot be used says why: %s', async (_, file, code, words) => {
  for (const onInvalidRow of ['REJECT', 'SKIP'])
    expect(await send('uploadCsv', file, { onInvalidRow })).toMatchObject({
      __typename: 'CsvRejectedError',
      message: expect.stringContaining(words),
      issues: expect.arrayContaining([expect.objectContaining({ code })]),
    });
});
