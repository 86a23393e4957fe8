import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { encode } from 'iconv-lite';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  download,
  dropFile,
  findBrowser,
  type OpenPage,
  openPage,
  seriousFindings,
  startBrowser,
} from '../support/browser.ts';
import { query } from '../support/graphql-client.ts';
import { type ImageServer, startImageServer } from '../support/image-server.ts';
import { makePhoto } from '../support/make-photo.ts';
import { catalogueOf } from '../support/shop.ts';
import { imageSimilarities } from '../support/similarity-operations.ts';
import { makeDataDir, type ServerProcess, startServer } from '../support/start-server.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';

/** Of the browser's own types, which these tests are not compiled with. */
type Scrolled = { scrollTop: number; scrollHeight: number; clientHeight: number };
type Decoded = { decode(): Promise<void> };

const executable = findBrowser();
if (executable === null) {
  process.stderr.write(
    'SKIPPED: the page in a browser: no chromium, chromium-browser or google-chrome on PATH. Install one.\n',
  );
}

describe.skipIf(executable === null)('the page in a browser', { timeout: 120_000 }, () => {
  let browser: Browser;
  let shop: ImageServer;
  let dataDir: Awaited<ReturnType<typeof makeDataDir>>;
  let server: ServerProcess;
  let open: OpenPage;
  let page: Page;
  let photo: Buffer;

  beforeAll(async () => {
    photo = await makePhoto(7).jpeg({ quality: 90 }).toBuffer();
    [browser, shop] = await Promise.all([startBrowser(executable ?? ''), startSlowShop()]);
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    await shop.close();
  });

  beforeEach(async () => {
    dataDir = await makeDataDir();
    open = await openPage(browser);
    page = open.page;
  });

  afterEach(async () => {
    await open.close();
    await server.stop();
    await dataDir.remove();
    expect(open.troubles).toEqual([]);
  });

  const start = async (environment: Record<string, string> = {}) => {
    server = await startServer({ DATA_DIR: dataDir.path, DOWNLOADS_PER_HOST: '3', ...environment });
  };
  const catalogue = (products: number) =>
    catalogueOf(
      ['mug.jpg', 'chair.jpg', 'gone.jpg'].map((name) => `${shop.origin}/${name}`),
      products,
    );
  const startButton = () => page.getByRole('button', { name: /^Start/ });
  const finished = () => expect.poll(() => page.title(), { timeout: 60_000 }).toMatch(/^Done/);

  test('from a dropped file to its downloads, through a reload and a killed server', async () => {
    const port = String(await freePort());
    await start({ PORT: port });
    await page.goto(server.url);
    expect(await page.locator('input[type=file]').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);

    await dropFile(page, 'autumn.csv', catalogue(240));
    await page.getByRole('definition').filter({ hasText: '240' }).first().waitFor();
    expect(await startButton().count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);

    await startButton().click();
    await page.waitForURL(/\/requests\/req_/);
    const bar = page.getByRole('progressbar');
    const share = async () => Number(await bar.getAttribute('aria-valuenow'));
    await expect.poll(share, { timeout: 30_000 }).toBeGreaterThan(5);
    expect(await page.title()).toMatch(/^\d+% · autumn\.csv/);
    expect(await seriousFindings(page)).toEqual([]);

    const before = await share();
    await page.reload();
    await expect.poll(share).toBeGreaterThanOrEqual(before);
    await page.getByText('Live', { exact: true }).waitFor();

    await server.kill();
    await page.getByText('Connection lost', { exact: false }).waitFor();
    await start({ PORT: port });
    await finished();
    expect(await share()).toBe(100);
    expect(await page.getByText('80 not found (deleted or moved)').isVisible()).toBe(true);

    const cell = page.getByRole('button', { name: /^Compare Product 1:/ });
    await cell.locator('img').evaluate((image) => (image as unknown as Decoded).decode());
    await cell.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByAltText('Before').evaluate((image) => (image as unknown as Decoded).decode());
    await dialog.getByAltText('After').evaluate((image) => (image as unknown as Decoded).decode());
    const slider = dialog.getByRole('slider');
    await page.keyboard.press('ArrowRight');
    expect(await slider.inputValue()).toBe('51');
    await slider.press('+');
    expect(await dialog.getByRole('status').textContent()).toBe('150%');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);

    expect(await download(page, 'Output CSV')).toMatch(
      /^S\. No\.,Product Name,Input Image Urls,Output Image Urls\r?\n/,
    );
    expect((await download(page, 'Failed rows')).trim().split('\n').length).toBe(81);
    expect((await download(page, 'JSONL')).trim().split('\n').length).toBe(240);
    expect((await download(page, 'Images (ZIP)')).startsWith('PK')).toBe(true);

    await page.getByText('Failed', { exact: true }).last().click();
    await page.getByText('80 products').waitFor();
    await page.getByRole('searchbox').fill('Product 240');
    await page.getByText('1 product', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Past requests' }).click();
    await page.getByRole('link', { name: 'autumn.csv' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('asks for pictures that look the same, and says in words how close each came', async () => {
    await start();
    await page.goto(server.url);
    await dropFile(
      page,
      'looks.csv',
      `Name,Image\nMug,${shop.origin}/mug.jpg\nChair,${shop.origin}/chair.jpg\n`,
    );
    const targets = page.getByRole('group', { name: 'Target of each image' }).getByRole('radio');
    await targets.first().waitFor();
    expect(await targets.first().getAttribute('value')).toBe('visual');
    // Choosing how good it has to look is choosing that it has to.
    await page.getByLabel('How good it must look').selectOption({ label: 'looks the same' });
    expect(await targets.first().isChecked()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await startButton().click();
    await page.waitForURL(/\/requests\/req_/);
    await finished();
    const requestId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { requestStatus } = await query(server.url, imageSimilarities, { requestId });
    const images = requestStatus!.products.nodes.flatMap((product) => product.images);
    expect(images).toHaveLength(2);
    for (const { similarity } of images) expect(similarity).toBeGreaterThanOrEqual(90);
    const cell = page.getByRole('button', { name: /^Compare Mug:/ });
    expect(await cell.textContent()).toContain('looks the same');
    await cell.click();
    const similarity = images[0]!.similarity!.toFixed(1);
    await page.getByRole('dialog').getByText(`looks the same (similarity ${similarity} of 100)`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('is small, and asked for once', async () => {
    await start();
    const html = await (await fetch(server.url)).text();
    const assets = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets.length).toBeGreaterThanOrEqual(3);
    let scriptBytes = 0;
    for (const path of assets) {
      const { headers } = await fetch(server.url + path, { headers: { 'accept-encoding': 'gzip' } });
      expect(headers.get('cache-control')).toContain('immutable');
      if (path.endsWith('.js')) scriptBytes += Number(headers.get('content-length'));
    }
    expect(scriptBytes).toBeGreaterThan(10_000);
    expect(scriptBytes).toBeLessThanOrEqual(150_000);
  });

  test('runs its own sample where no private address may be reached', async () => {
    await start({ ALLOWED_ADDRESSES: '', PORT: String(await freePort()) });
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Try the sample' }).click();
    await startButton().click();
    await page.waitForURL(/\/requests\/req_/);
    await finished();
    await page.getByText('30 / 30').waitFor();
    expect(await page.getByText('1 not found (deleted or moved)').isVisible()).toBe(true);
  });

  test('retries what failed, sends a webhook again, and deletes', async () => {
    let isThere = false;
    const host = await startImageServer((_request, response) => {
      if (isThere) response.end(photo);
      else response.writeHead(404).end();
    });
    const receiver = await startWebhookReceiver();
    try {
      await start();
      await page.goto(server.url);
      await dropFile(page, 'late.csv', `Name,Image\nMug,${host.origin}/mug.jpg\n`);
      await page.getByLabel('Webhook URL').fill(receiver.url);
      await startButton().click();
      await page.waitForURL(/\/requests\/req_/);
      await finished();
      await page.getByText('1 not found (deleted or moved)').waitFor();

      isThere = true;
      await page.getByRole('button', { name: 'Retry failed' }).click();
      await page.getByRole('button', { name: /^Compare Mug:/ }).waitFor();
      await page.getByText('Completed', { exact: true }).waitFor();

      await page.getByText('Webhook deliveries to').click();
      const again = page.getByRole('button', { name: 'Send again' });
      await again.first().waitFor();
      expect(await again.count()).toBe(4);
      const before = receiver.deliveries.length;
      await again.first().click();
      await expect.poll(() => receiver.deliveries.length, { timeout: 20_000 }).toBeGreaterThan(before);

      page.on('dialog', (dialog) => void dialog.accept());
      const address = page.url();
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.waitForURL(/\/requests$/);
      await page.goto(address);
      await page.getByRole('heading', { name: 'There is no such request' }).waitFor();
    } finally {
      await Promise.all([host.close(), receiver.close()]);
    }
  });

  test('goes on over SSE where no WebSocket comes through', async () => {
    await start();
    await page.routeWebSocket(/graphql/, (socket) => socket.close({ code: 1011 }));
    await page.goto(server.url);
    await dropFile(page, 'winter.csv', catalogue(120));
    await startButton().click();
    await page.getByText('Live (SSE)').waitFor();
    await finished();
  });

  test('asks for a key, and keeps it out of every address', async () => {
    const key = 'a-key-of-a-shop-0123456789';
    await start({ API_KEYS: `shop:${key}` });
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await page.goto(server.url);
    await page.getByLabel('API key').fill('not-the-key-at-all-000');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('did not accept this key').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('API key').fill(key);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await dropFile(page, 'spring.csv', catalogue(6));
    await startButton().click();
    await page.waitForURL(/\/requests\/req_/);
    await finished();
    expect(await download(page, 'Output CSV')).toContain('/outputs/');
    await page.reload();
    await finished();
    expect(addresses.filter((address) => address.includes(key))).toEqual([]);
  });

  test('reads a file in another encoding again as it is told', async () => {
    await start();
    await page.goto(server.url);
    await dropFile(page, 'plain.csv', catalogue(3));
    await page.getByText('UTF-8', { exact: false }).first().waitFor();
    expect(await page.getByLabel(/Read the file as/).count()).toBe(0);

    await page.reload();
    const csv = `Name,Image\n有田焼 湯呑み,${shop.origin}/mug.jpg\nソファ 表,${shop.origin}/chair.jpg\n`;
    const file = { name: 'japan.csv', mimeType: 'text/csv', buffer: encode(csv, 'cp932') };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('It is read as Shift_JIS', { exact: false }).waitFor();
    await page.getByRole('cell', { name: '有田焼 湯呑み' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    const choice = page.getByLabel(/Read the file as/);
    await choice.selectOption('Cyrillic (Windows-1251)');
    await page.getByText('It is read as windows-1251', { exact: false }).waitFor();
    expect(await page.getByRole('cell', { name: '有田焼 湯呑み' }).count()).toBe(0);
    await choice.selectOption('Japanese (Shift_JIS)');
    await page.getByRole('cell', { name: 'ソファ 表' }).waitFor();
    await startButton().click();
    await page.waitForURL(/\/requests\/req_/);
    await page.getByText('有田焼 湯呑み').first().waitFor();
    await finished();
  });

  test('shows the middle of a long list as soon as its bar is dragged there', async () => {
    const silent = await startImageServer(() => {});
    try {
      await start();
      await page.goto(server.url);
      const images = [1, 2, 3, 4].map((at) => `${silent.origin}/${at}.jpg`).join(',');
      const rows = Array.from({ length: 25_000 }, (_, at) => `Product ${at + 1},"${images}"`);
      await dropFile(page, 'long.csv', `Name,Images\n${rows.join('\n')}\n`);
      await startButton().click();
      await page.getByText('25,000 products').waitFor();
      await page.getByRole('region', { name: 'List of products' }).evaluate((list: Scrolled) => {
        list.scrollTop = (list.scrollHeight - list.clientHeight) / 2;
      });
      await page.getByText('Product 12500', { exact: true }).waitFor();
      expect(await page.locator('.rows li').count()).toBeLessThan(40);

      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('Canceled', { exact: true }).waitFor();
      expect(await page.title()).toMatch(/^Done/);
    } finally {
      await silent.close();
    }
  });
});

/** Photographs that take their time, so that there is a run to watch. */
async function startSlowShop(): Promise<ImageServer> {
  const photos: Record<string, Buffer> = {
    '/mug.jpg': await makePhoto(1).jpeg({ quality: 90 }).toBuffer(),
    '/chair.jpg': await makePhoto(2, 400, 300).jpeg({ quality: 85 }).toBuffer(),
  };
  return startImageServer((request, response) => {
    const photo = photos[(request.url ?? '').replace(/\?.*$/, '')];
    // The shop's own slowness, see above.
    setTimeout(() => {
      if (photo === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo);
    }, 80);
  });
}

/** A port to come back to. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return port;
}
