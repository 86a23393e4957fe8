import { describe, expect, it } from 'vitest';
import { type HostHeaders, headersFor } from '../../../src/download/host-headers.ts';
import { openedDownloads } from './opened-downloads.ts';

const entry = (pattern: string, value: string, name = 'X-Key'): HostHeaders => ({
  pattern,
  headers: { [name]: value },
});
const given = (url: string, ...all: HostHeaders[]) => headersFor(new URL(url), all);

describe('the headers for a host', () => {
  it.each([
    ['shop.example', 'https://shop.example/a.jpg', true],
    ['shop.example', 'http://SHOP.example:8080/a.jpg', true],
    ['shop.example', 'https://cdn.shop.example/a.jpg', false],
    ['shop.example', 'https://myshop.example/a.jpg', false],
    ['shop.example', 'https://shop.example.evil.example/a.jpg', false],
    ['shop.example', 'https://evil.example/shop.example', false],
    ['*.shop.example', 'https://cdn.shop.example/a.jpg', true],
    ['*.shop.example', 'https://a.b.shop.example/a.jpg', true],
    ['*.shop.example', 'https://shop.example/a.jpg', false],
    ['*.shop.example', 'https://evilshop.example/a.jpg', false],
    ['shop.example:8443', 'https://shop.example:8443/', true],
    ['shop.example:8443', 'https://shop.example/', false],
    ['shop.example:443', 'https://shop.example/', true],
    ['shop.example:443', 'http://shop.example/', false],
    ['shop.example:80', 'http://shop.example/', true],
    ['*.shop.example:8443', 'https://cdn.shop.example:8443/', true],
    ['[::1]', 'http://[::1]:8080/', true],
    ['[::1]:8080', 'http://[::1]:8080/', true],
    ['[::1]:8080', 'http://[::1]/', false],
    ['127.0.0.1', 'http://127.1/', true],
  ])('of %s are for %s: %s', (pattern, url, isFor) => {
    expect(given(url, entry(pattern, 'secret'))).toEqual(isFor ? { 'X-Key': 'secret' } : {});
  });

  it('are joined, the closer entry before the others', () => {
    const all = [
      entry('cdn.shop.example:443', '4'),
      entry('cdn.shop.example', '3', 'x-key'),
      entry('*.shop.example', '2'),
      entry('*.example', '1'),
      entry('*.example', 'https://shop.example/', 'Referer'),
    ];
    const Referer = 'https://shop.example/';
    expect(given('https://cdn.shop.example/', ...all)).toEqual({ Referer, 'X-Key': '4' });
    expect(given('http://cdn.shop.example/', ...all)).toEqual({ Referer, 'x-key': '3' });
    expect(given('http://a.shop.example/', ...all)).toEqual({ Referer, 'X-Key': '2' });
    expect(given('http://other.example/', ...all)).toEqual({ Referer, 'X-Key': '1' });
  });
});

describe('a download', () => {
  const { serve, downloads } = openedDownloads();

  it('sends them to their host alone, also after a redirect there and back', async () => {
    const other = await serve((request, response) => {
      const back = request.url?.startsWith('/back') === true;
      response.writeHead(302, { location: `${back ? home.origin : other.origin}/end.jpg` });
      if (request.url === '/end.jpg') response.writeHead(200).end('image');
      else response.end();
    });
    const home = await serve((request, response) => {
      if (request.url === '/end.jpg') response.end('image');
      else response.writeHead(302, { location: `${other.origin}${request.url}` }).end();
    });
    const { fetch } = await downloads({
      hostHeaders: [
        {
          pattern: `127.0.0.1:${home.port}`,
          headers: { authorization: 'Bearer s3cret', Cookie: 'a=b', 'USER-AGENT': 'theirs' },
        },
      ],
    });
    await fetch(`${home.origin}/back.jpg`);
    const own = { authorization: 'Bearer s3cret', cookie: 'a=b', 'user-agent': 'theirs' };
    expect(home.requests.map(({ headers }) => headers)).toMatchObject([own, own]);
    for (const { headers } of other.requests) {
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers['user-agent']).toMatch(/^Halftone\//);
    }
    expect(other.requests).toHaveLength(1);
  });

  it('says the User-Agent it is told to', async () => {
    const server = await serve({ '/a.jpg': { body: 'image' } });
    const { fetch } = await downloads({ userAgent: 'Mozilla/5.0 (shop)' });
    await fetch(`${server.origin}/a.jpg`);
    expect(server.requests[0]?.headers['user-agent']).toBe('Mozilla/5.0 (shop)');
  });

  it('keeps them out of its errors', async () => {
    const server = await serve({ '/': { body: 'image' } });
    await server.close();
    const hostHeaders = [entry('127.0.0.1', 's3cret', 'Authorization')];
    const { failure } = await downloads({ hostHeaders });
    const errors: unknown[] = [];
    for (let error: unknown = await failure(server.origin); error instanceof Error; error = error.cause) {
      errors.push(Object.getOwnPropertyNames(error).map((name) => Reflect.get(error, name)));
    }
    expect(errors.length).toBeGreaterThan(1);
    expect(seen(errors)).not.toContain('s3cret');
  });
});

/** Everything that hangs on a value, as text. */
function seen(value: unknown, known = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (known.has(value)) return '';
  known.add(value);
  return Reflect.ownKeys(value)
    .map((key) => seen(Reflect.get(value, key), known))
    .join(' ');
}
