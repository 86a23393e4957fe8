import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  chooseFile,
  download,
  dropFile,
  findBrowser,
  type OpenPage,
  openPage,
  seriousFindings,
  startBrowser,
} from '../support/browser.ts';
import { type ImageServer, startImageServer } from '../support/image-server.ts';
import { makePhoto } from '../support/make-photo.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { zipOf } from '../unit/catalog/zip-of.ts';

const executable = findBrowser();

describe.skipIf(executable === null)('any sheet on the page', { timeout: 120_000 }, () => {
  let browser: Browser;
  let shop: ImageServer;
  let feed = '';
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let server: ServerProcess;
  let open: OpenPage;
  let page: Page;

  beforeAll(async () => {
    const photo = await makePhoto(3, 400, 300).jpeg({ quality: 90 }).toBuffer();
    const isPhoto = /^\/(?:[\w/-]+\.jpg|item\/\d+)$/;
    [browser, shop] = await Promise.all([
      startBrowser(executable ?? ''),
      startImageServer((request, response) => {
        if (request.url === '/feed') response.writeHead(200, { 'content-type': 'text/csv' }).end(feed);
        else if (isPhoto.test(request.url ?? '')) response.end(photo);
        else response.writeHead(404).end();
      }),
    ]);
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await shop.close();
  });

  beforeEach(async () => {
    dataDir = await makeDataDir();
    shop.requests.length = 0;
    server = await startServer({ DATA_DIR: dataDir.path });
    open = await openPage(browser);
    page = open.page;
    await page.goto(server.url);
  });

  afterEach(async () => {
    await open.close();
    await server.stop();
    await dataDir.remove();
    expect(open.troubles).toEqual([]);
  });

  const startButton = () => page.getByRole('button', { name: /^Start/ });
  const column = (name: string) => page.getByRole('checkbox', { name: `${name} has the images` });
  const headOf = (name: string) => page.getByRole('columnheader').filter({ has: column(name) });
  const fact = (name: string) => page.locator('.facts div').filter({ hasText: name }).getByRole('definition');
  const fetched = () => [...new Set(shop.requests.map(({ path }) => path))].sort();
  async function run(): Promise<void> {
    await startButton().click();
    await page.waitForURL(/\/requests\/req_/);
    await expect.poll(() => page.title(), { timeout: 60_000 }).toMatch(/^Done/);
  }

  test('a sheet without an English word: which column, why, another one, and all the way', async () => {
    const image = (name: string) => `${shop.origin}/${name}.jpg`;
    const rows = ['品番,品名,商品ページ,写真,大きい画像'];
    for (const at of ['1', '2', '3'])
      rows.push(`${at},湯のみ${at},https://shop.example/p/${at},${image(`s-${at}`)},${image(`l-${at}`)}`);
    await dropFile(page, '商品一覧.csv', `${rows.join('\n')}\n`);

    await column('写真').waitFor();
    expect(await column('写真').isChecked()).toBe(true);
    expect(await column('大きい画像').isChecked()).toBe(true);
    expect(await column('商品ページ').isChecked()).toBe(false);
    expect(await headOf('写真').textContent()).toContain('its header has the word “写真”');
    expect(await headOf('商品ページ').textContent()).toContain(
      '100% addresses. Its addresses look like web pages.',
    );
    expect(await headOf('品名').textContent()).toContain('The product’s name.');
    // What is seen is also what the checkbox is described by.
    const why = await column('写真').getAttribute('aria-describedby');
    expect(await page.locator(`#${why}`).textContent()).toContain('写真');
    expect(await fact('Images').first().textContent()).toBe('6');
    expect(await seriousFindings(page)).toEqual([]);

    await column('写真').uncheck();
    await expect.poll(() => fact('Images').first().textContent()).toBe('3');
    expect(await headOf('大きい画像').textContent()).toContain('You chose it.');
    await page.getByRole('button', { name: 'Back to the detected columns' }).click();
    await expect.poll(() => column('写真').isChecked()).toBe(true);
    await column('写真').uncheck();
    await run();

    expect(fetched()).toEqual(['/l-1.jpg', '/l-2.jpg', '/l-3.jpg']);
    const csv = Buffer.from(await download(page, 'Output CSV'), 'latin1').toString('utf8');
    const [header, ...lines] = csv.trimEnd().split(/\r?\n/);
    expect(header).toBe(`${rows[0]},Output Image Urls`);
    expect(lines).toHaveLength(3);
    for (const [at, line] of lines.entries()) expect(line).toMatch(`${rows[at + 1]},${server.url}/outputs/`);
  });

  test('where nothing is found, a person ticks the column there and then', async () => {
    // Far to the right, as in the exports of large shops.
    const more = Array.from({ length: 30 }, (_, at) => `Свойство ${at + 1}`);
    const row = (at: number) =>
      [at, `Кружка ${at}`, ...more.map(() => 'да'), `${shop.origin}/item/${at}`].join(';');
    await dropFile(page, 'товары.csv', `Код;Название;${more.join(';')};Ссылка\n${row(1)}\n${row(2)}\n`);

    const notice = page.getByText('No image column was found. Tick the column with the images.');
    await notice.waitFor();
    expect(await page.getByRole('cell', { name: 'Кружка 2' }).isVisible()).toBe(true);
    expect(await startButton().isDisabled()).toBe(true);
    expect(await page.getByRole('region', { name: 'Errors' }).count()).toBe(0);
    expect(await headOf('Ссылка').textContent()).toContain(
      '100% addresses. Its addresses look like web pages.',
    );
    const scroll = page.getByRole('region', { name: 'First rows of the catalogue' });
    const inView = async () => {
      const [region, head] = await Promise.all([scroll.boundingBox(), headOf('Ссылка').boundingBox()]);
      return region && head && head.x >= region.x - 1 && head.x + head.width <= region.x + region.width + 1;
    };
    expect(await inView()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);

    await scroll.evaluate((region: { scrollLeft: number }) => {
      region.scrollLeft = 0;
    });
    expect(await inView()).toBe(false);
    await page.getByRole('button', { name: 'Ссылка' }).click();
    expect(await inView()).toBe(true);
    await page.keyboard.press('Space');
    await notice.waitFor({ state: 'detached' });
    await column('Ссылка').uncheck();
    await notice.waitFor();
    await column('Ссылка').check();
    await run();
    expect(fetched()).toEqual(['/item/1', '/item/2']);
  });

  const paths = 'Артикул,Название,Фото\n1,Кружка,catalog/a.jpg\n2,Стул,catalog/b.jpg\n3,Лампа,\n';
  const arrivals = {
    'a file': () => dropFile(page, 'выгрузка.csv', paths),
    'pasted text': async () => {
      await page.getByLabel('Rows from a spreadsheet').fill(paths.replaceAll(',', '\t'));
      await page.getByRole('button', { name: 'Read what I pasted' }).click();
    },
    'a feed': async () => {
      feed = paths;
      await page.getByLabel('Fetched by the server').fill(`${shop.origin}/feed`);
      await page.getByRole('button', { name: 'Read the feed' }).click();
    },
  };

  test.each(Object.entries(arrivals))('paths in %s are completed by a base URL', async (_, arrive) => {
    await arrive();
    const field = page.getByLabel('Base URL');
    await field.waitFor();
    await page.getByText('The file says catalog/a.jpg').waitFor();
    expect(await startButton().isDisabled()).toBe(true);
    const warnings = page.getByRole('region', { name: 'Warnings' });
    expect(await warnings.getByRole('heading').textContent()).toBe('3 warnings');
    expect(await seriousFindings(page)).toEqual([]);

    await field.fill('mailto://somebody');
    await field.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'This is not a web address' }).waitFor();
    await field.fill(`${shop.origin}/media`);
    await page.getByText(`It is fetched from ${shop.origin}/media/catalog/a.jpg`).waitFor();
    await field.blur();
    await page.getByText('1 warning', { exact: true }).waitFor();
    expect(await field.inputValue()).toBe(`${shop.origin}/media/`);
    expect(await fact('From').first().textContent()).toBe(new URL(shop.origin).host);

    // Columns can be changed here as in any other preview.
    await column('Фото').uncheck();
    await page.getByText('First tick the column with the images.').waitFor();
    expect(await startButton().isDisabled()).toBe(true);
    await column('Название').check();
    await page.getByText('3 errors').waitFor();
    await page.getByRole('button', { name: 'Back to the detected columns' }).click();
    await page.getByText('3 errors').waitFor({ state: 'detached' });

    await run();
    expect(fetched().filter((path) => path !== '/feed')).toEqual([
      '/media/catalog/a.jpg',
      '/media/catalog/b.jpg',
    ]);
    await page.getByText('2 / 2').waitFor();
    await page.getByText('1 product has no image').waitFor();
  });

  test('errors stand open and can be skipped, warnings are folded and stop nothing', async () => {
    const rows = [
      'Lagerliste\n\nArtikel;Bild;Preis',
      `Tasse;${shop.origin}/a.jpg;1`,
      'Stuhl;ftp://shop.example/b.jpg;2',
      `Lampe;siehe Katalog;3`,
      'Schale;;4',
      'Teller;;5',
      `;${shop.origin}/c.jpg;6`,
      `Krug;${shop.origin}/d.jpg`,
    ];
    await chooseFile(page, 'liste.csv', rows.join('\n'));
    const errors = page.getByRole('region', { name: 'Errors', exact: true });
    await errors.getByRole('heading', { name: '2 errors' }).waitFor();
    expect(await errors.getByRole('row', { name: /^5 Bild ftp:/ }).textContent()).toContain('https://');
    expect(await fact('Format').allTextContents()).toContain('1 line above the table');
    expect(await startButton().isDisabled()).toBe(true);

    const warnings = page.getByRole('region', { name: 'Warnings', exact: true });
    expect(await warnings.getByRole('heading').textContent()).toBe('4 warnings');
    expect(await warnings.getByRole('group').allTextContents()).toEqual([
      expect.stringContaining('2 products have no image'),
      expect.stringContaining('1 product has no name'),
      expect.stringContaining('1 row has too few or too many cells'),
    ]);
    const row = warnings.getByRole('row', { name: /^8 Bild|^7 Bild/ }).first();
    expect(await row.isVisible()).toBe(false);
    await warnings.getByText('2 products have no image').click();
    expect(await row.isVisible()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByLabel('Skip these 2 rows').check();
    await run();
    const passedOver = page.getByRole('region', { name: 'Skipped rows', exact: true });
    expect(await passedOver.getByRole('row').count()).toBe(3);
    expect(await warnings.getByRole('heading').textContent()).toBe('4 warnings');
    expect(await warnings.getByRole('row').first().isVisible()).toBe(false);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('a file without a header says so, and its columns go by their place', async () => {
    await chooseFile(page, 'ohne.csv', `1,Tasse,${shop.origin}/a.jpg\n2,Stuhl,${shop.origin}/b.jpg\n`);
    await column('#3').waitFor();
    expect(await column('#3').isChecked()).toBe(true);
    expect(await fact('Format').allTextContents()).toContain('The file has no header');
    // Blank and double headers: a column is no other one’s.
    await chooseFile(
      page,
      'doppelt.csv',
      `Artikel,Bild,,Bild\nTasse,${shop.origin}/a.jpg,${shop.origin}/x.jpg,${shop.origin}/b.jpg\n`,
    );
    await column('column 3').waitFor();
    await column('Bild').first().uncheck();
    await column('column 3').uncheck();
    await expect.poll(() => fact('Images').first().textContent()).toBe('1');
    await run();
    expect(fetched()).toEqual(['/b.jpg']);
  });

  const workbook = zipOf([
    ['[Content_Types].xml', '<Types/>'],
    ['xl/workbook.xml', '<workbook/>'],
  ]);
  test.each([
    ['products.xlsx', workbook, 'In Excel: File, Save As, CSV UTF-8'],
    ['empty.csv', 'Artikel,Bild\n', 'It needs at least one row below its header.'],
  ])('%s gets a friendly word and no table', async (name, content, advice) => {
    await chooseFile(page, name, content);
    const notice = page.getByRole('alert');
    await notice.getByText('We can’t use this file yet.').waitFor();
    expect(await notice.textContent()).toContain(advice);
    expect(await page.getByRole('table').count()).toBe(0);
    expect(await startButton().count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    await chooseFile(page, 'saved.csv', `Artikel,Bild\nTasse,${shop.origin}/a.jpg\n`);
    await expect.poll(() => startButton().isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Drop a CSV anywhere').waitFor();
  });

  test('a reading that failed can be tried again', async () => {
    let cut = 0;
    await page.route('**/graphql', (route) => {
      // The page asks for past requests too, sooner or later.
      const isPreview = route.request().postDataBuffer()?.includes('previewCsv') === true;
      return isPreview && cut++ === 0 ? route.abort() : route.continue();
    });
    await chooseFile(page, 'liste.csv', `Artikel,Bild\nTasse,${shop.origin}/a.jpg\n`);
    await page.getByText('We can’t use this file yet.').waitFor();
    await page.getByRole('button', { name: 'Read it again' }).click();
    await column('Bild').waitFor();
    expect(await page.getByText('We can’t use this file yet.').count()).toBe(0);
    await expect.poll(() => startButton().isEnabled()).toBe(true);
  });
});
