import { afterEach, expect, test } from 'vitest';
import { type ImageServer, startImageServer } from '../../support/image-server.ts';
import { type DownloadFixture, startDownloads } from './download-fixture.ts';

let server: ImageServer;
let downloads: DownloadFixture;

afterEach(async () => {
  await downloads.close();
  await server.close();
});

async function start(): Promise<void> {
  const image = Buffer.from('an image');
  server = await startImageServer({
    '/sample/a.jpg': image,
    '/private.jpg': image,
    '/sample/away.jpg': { status: 302, headers: { location: '/private.jpg' } },
  });
  downloads = await startDownloads({ allowedAddresses: [], ownPrefix: () => `${server.origin}/sample/` });
}

test('what lies below the own prefix is fetched although its address is private', async () => {
  await start();
  expect(await downloads.fetch(`${server.origin}/sample/a.jpg`)).toMatchObject({ bytes: 8 });
});

test('nothing else of that address is, whatever the URL looks like or redirects to', async () => {
  await start();
  const host = new URL(server.origin).host;
  for (const url of [
    `${server.origin}/private.jpg`,
    `${server.origin}/sample/../private.jpg`,
    `${server.origin}/sample/%2e%2e/private.jpg`,
    `${server.origin}/samples/a.jpg`,
    `http://user@${host}/sample/a.jpg`,
    `${server.origin}/sample/away.jpg`,
  ]) {
    await expect(downloads.fetch(url), url).rejects.toMatchObject({ code: 'URL_REFUSED' });
  }
  expect(server.requests.map(({ path }) => path)).toEqual(['/sample/away.jpg']);
});
