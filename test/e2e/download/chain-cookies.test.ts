import { afterEach, describe, expect, it } from 'vitest';
import { createChainCookies } from '../../../src/download/chain-cookies.ts';
import { type ImageServer, startImageServer } from '../../support/image-server.ts';
import { type DownloadFixture, startDownloads } from './download-fixture.ts';

const now = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');
const at = (url: string) => new URL(url);

function after(url: string, ...setCookies: string[]) {
  const cookies = createChainCookies(() => now);
  cookies.keep(at(url), setCookies);
  return (next: string, configured: string | null = null) => cookies.header(at(next), configured);
}

describe('the cookies of a chain', () => {
  it('go back to the host that set them, on any port, and to no other', () => {
    const header = after('https://shop.example/a/b.jpg', 'one=1; Domain=.example', 'two=2; Path=/; HttpOnly');
    expect(header('https://shop.example/a/c.jpg')).toBe('two=2; one=1');
    expect(header('https://shop.example:8443/a/c.jpg')).toBe('two=2; one=1');
    expect(header('https://cdn.shop.example/a/c.jpg')).toBeNull();
    expect(header('https://example/a/c.jpg')).toBeNull();
    expect(header('https://shop.example.evil.example/a/c.jpg')).toBeNull();
  });

  it.each([
    ['/a/b.jpg', 'c=1', '/a/x', true],
    ['/a/b.jpg', 'c=1', '/ab/x', false],
    ['/a/b.jpg', 'c=1; Path=/ab', '/abc', false],
    ['/a/b.jpg', 'c=1; path=/ab/', '/ab/x', true],
    ['/a/b.jpg', 'c=1; Path=relative', '/a/x', true],
    ['/b.jpg', 'c=1', '/x/y', true],
  ])('set at %s as %s are sent to %s: %s', (from, text, to, isSent) => {
    expect(after(`https://shop.example${from}`, text)(`https://shop.example${to}`)).toBe(
      isSent ? 'c=1' : null,
    );
  });

  it('are secure where they say so', () => {
    expect(after('https://shop.example/', 'c=1; Secure')('http://shop.example/')).toBeNull();
    expect(after('https://shop.example/', 'c=1; secure')('https://shop.example/')).toBe('c=1');
    expect(after('http://shop.example/', 'c=1; Secure')('https://shop.example/')).toBeNull();
  });

  it.each([
    ['c=1; Max-Age=0', null],
    ['c=1; Max-Age=-5; Expires=Wed, 21 Oct 2099 07:28:00 GMT', null],
    ['c=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'c=1'],
    ['c=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['c=1; Expires=soon', 'c=1'],
    ['c="quoted=1"', 'c="quoted=1"'],
    ['no-value', null],
    ['=nameless', null],
    ['c=a\x01b', null],
    [`c=${'x'.repeat(5000)}`, null],
  ])('%s is sent as %s', (text, expected) => {
    expect(after('https://shop.example/', text)('https://shop.example/')).toBe(expected);
  });

  it('are taken back and set anew', () => {
    const header = after('https://shop.example/', 'a=1', 'b=1', 'a=2', 'b=; Max-Age=0');
    expect(header('https://shop.example/')).toBe('a=2');
  });

  it('are bounded', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => `c${n}=1`);
    expect(after('https://shop.example/', ...many)('https://shop.example/')?.split('; ')).toHaveLength(50);
  });

  it('go before those the operator set', () => {
    const header = after('https://shop.example/', 'session=new');
    expect(header('https://shop.example/', 'session=old; lang=de')).toBe('session=new; lang=de');
    expect(header('https://other.example/', 'session=old; lang')).toBe('session=old; lang');
  });
});

describe('a download', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0).reverse()) await thing.close();
  });

  it('comes through a server that redirects to itself until its cookie comes back, and starts without it', async () => {
    const server: ImageServer = await startImageServer((request, response) => {
      if (request.headers.cookie === 'seen=yes; lang=en') response.end('image');
      else {
        const setCookie = ['seen=yes; Path=/', 'lang=en; Path=/'];
        response.writeHead(302, { location: request.url ?? '/', 'set-cookie': setCookie }).end();
      }
    });
    open.push(server);
    const downloads: DownloadFixture = await startDownloads();
    open.push(downloads);
    for (let time = 0; time < 2; time += 1) {
      expect((await downloads.fetch(`${server.origin}/a.jpg`)).bytes).toBe(5);
    }
    const sent = server.requests.map(({ headers }) => headers.cookie);
    expect(sent).toEqual([undefined, 'seen=yes; lang=en', undefined, 'seen=yes; lang=en']);
  });

  it('gives no cookie to another host', async () => {
    const other = await startImageServer({ '/b.jpg': { body: 'image' } });
    open.push(other);
    const server = await startImageServer((_, response) => {
      const location = `http://localhost:${other.port}/b.jpg`;
      response.writeHead(302, { location, 'set-cookie': 'secret=1; Path=/; Domain=localhost' }).end();
    });
    open.push(server);
    const downloads = await startDownloads();
    open.push(downloads);
    await downloads.fetch(`${server.origin}/a.jpg`);
    expect(other.requests[0]?.headers.cookie).toBeUndefined();
  });
});
