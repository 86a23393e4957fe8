import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { encode } from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import {
  type CatalogueAnswer,
  catalogueClient,
  fetched,
  previewFields,
  resultFields,
} from '../support/catalogue-client.ts';
import { type ImageServer, startImageServer } from '../support/image-server.ts';
import { makePhoto } from '../support/make-photo.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { waitFor } from '../support/wait-for.ts';

let shop: ImageServer;
let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
let server: ServerProcess;

beforeAll(async () => {
  const photo = await makePhoto(1).jpeg({ quality: 90 }).toBuffer();
  const gone = { status: 404, body: 'gone' };
  shop = await startImageServer({ '/mug.jpg': photo, '/w_1%2Ch_2/cup.jpg': photo, '/gone.jpg': gone });
  dataDir = await makeDataDir();
  server = await startServer({ DATA_DIR: dataDir.path, MAX_ROWS: '1000', MAX_CSV_BYTES: '2000000' });
});

afterAll(async () => {
  await server.stop();
  await Promise.all([shop.close(), dataDir.remove()]);
});

const { ask, finished, send } = catalogueClient(() => server.url);

describe('a Shopify export in UTF-16, with its URLs replaced', () => {
  let request: CatalogueAnswer;
  const lines = (mug: string, cup: string) => [
    '\ufeffHandle,Title,Body (HTML),Image Src,Variant Image',
    `mug,Größe,"<p class=""x"">",${mug},`,
    `mug,,,"${cup}",`,
    `mug,,,${shop.origin}/gone.jpg,`,
    'bare,Bare,,,',
    `cup,Cup,,${cup},${mug}`,
  ];
  const csvOf = (mug: string, cup: string) => Buffer.from(`${lines(mug, cup).join('\r\n')}\r\n`, 'utf16le');

  beforeAll(async () => {
    const csv = csvOf(`${shop.origin}/mug.jpg`, `${shop.origin}/w_1,h_2/cup.jpg`.replace(',', '%2C'));
    const answer = await send('uploadCsv', csv, { outputMode: 'REPLACE' });
    expect(answer).toMatchObject({ __typename: 'Request', format: 'SHOPIFY_LEGACY' });
    request = await finished(answer.id);
  });

  test('is three products', () => {
    expect(request).toMatchObject({
      status: 'COMPLETED_WITH_ERRORS',
      progress: { products: 3, images: 5, imagesSucceeded: 4, imagesFailed: 1 },
      // A product without images.
      totalIssues: 1,
    });
  });

  test('comes back byte for byte, and can be imported again', async () => {
    const output = await fetched(request.outputCsvUrl);
    const urls = [...output.toString('utf16le').matchAll(/http:[^",\r]+/g)].map(([url]) => url);
    expect(urls[0]).toMatch(/\/outputs\/[^/]+\/mug\.jpg$/);
    expect(output).toEqual(csvOf(urls[0] ?? '', urls[1] ?? ''));
    for (const url of new Set(urls.filter((one) => !one.endsWith('gone.jpg'))))
      expect((await fetch(url)).headers.get('content-type')).toBe('image/jpeg');
    expect(await send('previewCsv', output)).toMatchObject({
      accepted: true,
      encoding: 'UTF_16LE',
      products: 3,
      images: 5,
    });
  });

  test('failed.csv has the failed row, the row with its title, and can be uploaded again', async () => {
    const failed = await fetched(request.failedCsvUrl);
    const rows = failed.toString('utf16le').split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toBe('\ufeffHandle,Title,Body (HTML),Image Src,Variant Image,Error');
    expect(rows[2]).toMatch(/^mug,,,http:.*gone\.jpg,,"?NOT_FOUND: http:.*gone\.jpg: /);
    const again = await send('uploadCsv', failed);
    expect(again).toMatchObject({ __typename: 'Request', progress: { products: 1, images: 2 } });
  });

  test('images.zip has every result under its line and number', async () => {
    const zip = await fetched(request.archiveUrl);
    const names: string[] = [];
    const file = await new Promise<ZipFile>((resolve, reject) => {
      fromBuffer(zip, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    const contents: Promise<Buffer>[] = [];
    await new Promise<void>((resolve, reject) => {
      file.on('entry', (entry: Entry) => {
        names.push(entry.fileName);
        file.openReadStream(entry, (error, stream) => {
          if (error) return reject(error);
          contents.push(buffer(stream));
          file.readEntry();
        });
      });
      file.on('end', resolve).on('error', reject).readEntry();
    });
    for (const content of await Promise.all(contents))
      expect(content.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(names).toEqual(['2-1-mug.jpg', '2-2-cup.jpg', '6-1-cup.jpg', '6-2-mug.jpg']);
    await waitFor('nothing to be left', async () =>
      (await readdir(join(dataDir.path, 'workspace'))).length === 0 ? true : null,
    );
  });
});

test('paths of a Magento export are skipped and told, and nothing is refused for them', async () => {
  const csv = `sku,attribute_set_code,name,base_image,additional_images\n1,D,Mug,/m/u.jpg,${shop.origin}/mug.jpg\n2,D,Cup,no_selection,\n`;
  const answer = await send('uploadCsv', csv);
  expect(answer).toMatchObject({ __typename: 'Request', format: 'MAGENTO', totalIssues: 2 });
  expect(answer.issues).toEqual([
    { line: 2, value: '/m/u.jpg', code: 'MALFORMED_URL' },
    { line: 3, value: '', code: 'NO_URL' },
  ]);
  const request = await finished(answer.id);
  expect(request).toMatchObject({
    status: 'COMPLETED',
    progress: { products: 2, images: 2, imagesSucceeded: 1, imagesSkipped: 1 },
  });
});

describe('gzip', () => {
  test('is taken as a file and as a feed, and its output is plain', async () => {
    const csv = `Images\n${shop.origin}/mug.jpg\n`;
    const answer = await send('uploadCsv', gzipSync(csv));
    expect(answer).toMatchObject({ __typename: 'Request' });
    expect((await fetched(answer.outputCsvUrl)).toString()).toMatch(/^Images,Output Image Urls\nhttp/);
    const host = await startImageServer({
      '/feed.csv.gz': { headers: { 'content-type': 'application/gzip' }, body: gzipSync(csv) },
    });
    const mutation = `mutation ($url: URL!) { answer: importCsv(source: { url: $url }) { ${resultFields} } }`;
    expect(await ask(mutation, { url: `${host.origin}/feed.csv.gz` })).toMatchObject({
      __typename: 'Request',
    });
    const preview = `mutation ($url: URL!) { answer: previewCsv(source: { url: $url }) { ${previewFields} } }`;
    expect(await ask(preview, { url: `${host.origin}/feed.csv.gz` })).toMatchObject({
      images: 1,
      accepted: true,
    });
    await host.close();
  });

  test('of a feed counts decompressed, and a feed that is too large is refused', async () => {
    const large = Buffer.concat([Buffer.from('Images\n'), Buffer.alloc(3_000_000, 'https://a.test/1\n')]);
    const csv = `Images\n${shop.origin}/mug.jpg\n`;
    const host = await startImageServer({
      '/large.csv': large,
      '/bomb.csv.gz': gzipSync(large),
      '/encoded.csv': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(csv) },
    });
    const mutation = `mutation ($url: URL!) { answer: importCsv(source: { url: $url }) { ${resultFields} } }`;
    const imported = async (path: string) => await ask(mutation, { url: host.origin + path });
    expect(await imported('/large.csv')).toMatchObject({ __typename: 'LimitExceededError' });
    expect(await imported('/bomb.csv.gz')).toMatchObject({ __typename: 'LimitExceededError' });
    expect(await imported('/encoded.csv')).toMatchObject({ __typename: 'Request' });
    expect(await imported('/none.csv')).toMatchObject({ __typename: 'InvalidInputError' });
    await host.close();
  });

  test('of a bomb, and of a damaged file, is refused', async () => {
    const bomb = gzipSync(
      Buffer.concat([Buffer.from('Images\n'), Buffer.alloc(50_000_000, 'https://a.test/1\n')]),
    );
    expect(await send('uploadCsv', bomb)).toMatchObject({ __typename: 'LimitExceededError' });
    expect(await send('uploadCsv', gzipSync('Images\n').subarray(0, 20))).toMatchObject({
      __typename: 'InvalidInputError',
    });
  });
});

describe('a preview', () => {
  test('stores nothing', async () => {
    const count = () => ask('{ answer: requests { totalCount } }');
    const before = [await count(), await readdir(join(dataDir.path, 'files', 'uploads'))];
    expect(await send('previewCsv', `No;Name;Image\r\n1;Mug;${shop.origin}/mug.jpg\r\n2;;x`)).toEqual({
      __typename: 'CsvPreview',
      accepted: false,
      format: 'PLAIN',
      encoding: 'UTF_8',
      byteOrderMark: false,
      delimiter: ';',
      lineEnd: 'CRLF',
      columns: [
        { name: 'No', role: 'SERIAL_NUMBER' },
        { name: 'Name', role: 'NAME' },
        { name: 'Image', role: 'IMAGE' },
      ],
      sample: [
        { line: 2, cells: ['1', 'Mug', `${shop.origin}/mug.jpg`] },
        { line: 3, cells: ['2', '', 'x'] },
      ],
      rows: 2,
      products: 1,
      images: 1,
      imagesSkipped: 0,
      distinctUrls: 1,
      distinctUrlsExact: true,
      hosts: [{ host: new URL(shop.origin).host, images: 1 }],
      totalIssues: 2,
      notes: [],
    });
    expect([await count(), await readdir(join(dataDir.path, 'files', 'uploads'))]).toEqual(before);
  });

  test('needs one source', async () => {
    expect(await ask(`mutation { answer: previewCsv { ${previewFields} } }`)).toMatchObject({
      __typename: 'InvalidInputError',
    });
  });
});

describe('a catalogue in Shift_JIS', () => {
  // Second bytes that are those of `\\` and `|`, and 纊 in the code that no encoder writes.
  const names = ['表 表示板', 'ポット 赤', 'ソファ カバー'];
  const csv = Buffer.concat([
    Buffer.from('No,Name,Images\r\n1,\xed@', 'latin1'),
    encode(` ${names[0]},`, 'cp932'),
    Buffer.from('SHOP/mug.jpg\r\n'),
    encode(`2,${names[1]},SHOP/gone.jpg\r\n3,${names[2]},SHOP/w_1%2Ch_2/cup.jpg\r\n`, 'cp932'),
  ]);
  const upload = () => Buffer.from(csv.toString('latin1').replaceAll('SHOP', shop.origin), 'latin1');

  test('has legible names, and comes back byte for byte', async () => {
    const answer = await send('uploadCsv', upload());
    expect(answer).toMatchObject({ __typename: 'Request', totalIssues: 0 });
    const request = await finished(answer.id);
    const query = `query ($id: ID!) { answer: requestStatus(requestId: $id) { products { nodes { name } } } }`;
    expect(await ask(query, { id: request.id })).toMatchObject({
      products: { nodes: [{ name: `纊 ${names[0]}` }, { name: names[1] }, { name: names[2] }] },
    });
    const response = await fetch(request.outputCsvUrl);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=shift_jis');
    const output = Buffer.from(await response.arrayBuffer()).toString('latin1');
    const lines = upload().toString('latin1').split('\r\n');
    const urls = output.match(/http:[^,\r]+\/outputs\/[^,\r]+/g) ?? [];
    expect(urls).toHaveLength(2);
    expect(output.split('\r\n')).toEqual([
      `${lines[0]},Output Image Urls`,
      `${lines[1]},${urls[0]}`,
      `${lines[2]},`,
      `${lines[3]},${urls[1]}`,
      '',
    ]);
    const failed = (await fetched(request.failedCsvUrl)).toString('latin1').split('\r\n');
    expect(failed[1]?.startsWith(`${lines[2]},`)).toBe(true);
    expect(failed).toHaveLength(3);
  });

  test('is read in the encoding that is given; one that is not known is refused by name', async () => {
    const given = await send('previewCsv', upload(), { encoding: 'windows-1251' });
    expect(given).toMatchObject({ __typename: 'CsvPreview', encoding: 'WINDOWS_1251' });
    expect(await send('previewCsv', upload(), { encoding: 'x-sjis' })).toMatchObject({
      encoding: 'SHIFT_JIS',
      sample: [{ cells: ['1', `纊 ${names[0]}`, `${shop.origin}/mug.jpg`] }, {}, {}],
    });
    for (const operation of ['previewCsv', 'uploadCsv'])
      expect(await send(operation, upload(), { encoding: 'klingon' })).toMatchObject({
        __typename: 'InvalidInputError',
        message: expect.stringMatching(/"klingon".*Shift_JIS/),
      });
  });

  test('a text that is written in the query is read as it is', async () => {
    const query = `mutation ($text: String!) { answer: previewCsv(source: { text: $text }, options: { encoding: "sjis" }) { ${previewFields} } }`;
    const text = `Name,Image\n表示板 é,${shop.origin}/mug.jpg\n`;
    expect(await ask(query, { text })).toMatchObject({
      sample: [{ cells: ['表示板 é', expect.anything()] }],
    });
  });
});

describe('what is not taken leaves nothing behind', () => {
  const uploads = () => readdir(join(dataDir.path, 'files', 'uploads'));

  test.each([
    ['too many rows', `Images\n${'https://a.test/1\n'.repeat(1001)}`, 'LimitExceededError'],
    [
      'too many bytes',
      `Images\n${'https://a.test/1?'.padEnd(2000, 'x').concat('\n').repeat(1001)}`,
      'LimitExceededError',
    ],
    ['an issue', 'Images\nx\n', 'CsvRejectedError'],
    ['no image column', 'Foo\nx\n', 'CsvRejectedError'],
  ])('%s', async (_, csv, type) => {
    const before = await uploads();
    expect(await send('uploadCsv', csv)).toMatchObject({ __typename: type });
    expect(await uploads()).toEqual(before);
  });

  test('a client that hangs up', async () => {
    const before = await uploads();
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const query = `mutation ($file: Upload!) { uploadCsv(file: $file) { __typename } }`;
    const part = (name: string, text: string) =>
      `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const head =
      part('operations', JSON.stringify({ query, variables: { file: null } })) +
      part('map', '{"0":["variables.file"]}');
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: ${hostname}:${port}\r\ngraphql-require-preflight: 1\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 1000000\r\n\r\n${head}` +
        `--x\r\ncontent-disposition: form-data; name="0"; filename="a.csv"\r\n\r\nImages\n${'https://a.test/1\n'.repeat(500)}`,
    );
    const workspace = () => readdir(join(dataDir.path, 'workspace'));
    await waitFor('the upload to be kept', async () => ((await workspace()).length > 0 ? true : null));
    socket.destroy();
    await waitFor('nothing to be left', async () => ((await workspace()).length === 0 ? true : null));
    expect(await uploads()).toEqual(before);
  });
});
