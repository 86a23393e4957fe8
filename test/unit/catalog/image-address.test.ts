import { describe, expect, it } from 'vitest';
import { imageAddress } from '../../../src/catalog/cells/image-address.ts';
import { plainCells } from '../../../src/domain/row-rules.ts';

const addressOf = (token: string, baseUrl: string | null = null, rules = plainCells) =>
  imageAddress(token, rules, baseUrl);

describe('an image URL', () => {
  it.each([
    ['https://a.test/1.jpg', 'https://a.test/1.jpg'],
    ['//a.test/1.jpg', 'https://a.test/1.jpg'],
    ['HTTP://A.test/my%20picture.jpg', 'HTTP://A.test/my%20picture.jpg'],
    ['https://a.test/my picture.jpg', 'https://a.test/my%20picture.jpg'],
    [
      'https://a.test/фото/кружка 1.jpg?q=ä',
      'https://a.test/%D1%84%D0%BE%D1%82%D0%BE/%D0%BA%D1%80%D1%83%D0%B6%D0%BA%D0%B0%201.jpg?q=%C3%A4',
    ],
    ['https://bücher.test/1.jpg', 'https://xn--bcher-kva.test/1.jpg'],
    ['https://a.test/?a=1&amp;b=2&#038;c=3', 'https://a.test/?a=1&b=2&c=3'],
    ['www.shop.example/a.jpg', 'https://www.shop.example/a.jpg'],
    ['shop.example/a.jpg', 'https://shop.example/a.jpg'],
    ['a.test:8080/1.jpg', 'https://a.test:8080/1.jpg'],
    ['https://user:pass@a.test/', 'https://user:pass@a.test/'],
  ])('%s is taken', (token, url) => {
    expect(addressOf(token)).toEqual({ kind: 'URL', url });
  });

  it.each([
    ['ftp://a.test/1.jpg', 'UNSUPPORTED_SCHEME'],
    ['data:image/png;base64,AAAA', 'UNSUPPORTED_SCHEME'],
    ['javascript:alert(1)', 'UNSUPPORTED_SCHEME'],
    ['file:///etc/passwd', 'UNSUPPORTED_SCHEME'],
    ['mug', 'MALFORMED_URL'],
    ['see the other sheet', 'MALFORMED_URL'],
    ['shop.example', 'MALFORMED_URL'],
    ['C:\\pictures\\1.jpg', 'MALFORMED_URL'],
    ['http:/a.test/1.jpg', 'MALFORMED_URL'],
    ['https://', 'MALFORMED_URL'],
    ['https://a.test:99999/', 'MALFORMED_URL'],
    ['https://a.test/1\r\nX-Evil: 1', 'MALFORMED_URL'],
    ['https://a.test/\u0007', 'MALFORMED_URL'],
    [`https://a.test/${'x'.repeat(2048)}`, 'URL_TOO_LONG'],
  ])('%j is %s', (token, code) => {
    expect(addressOf(token)).toMatchObject({ kind: 'FAULT', code });
  });

  it.each(['catalog/demo/a.jpg', '/m/u/mug.jpg', './a', '../a/b', 'a b.jpg', 'images\\a.png', 'a.webp?v=1'])(
    '%s is a path',
    (token) => {
      expect(addressOf(token)).toEqual({ kind: 'PATH' });
    },
  );

  it.each([
    ['catalog/demo/a b.jpg', 'https://s.test/image/', 'https://s.test/image/catalog/demo/a%20b.jpg'],
    ['/m/u/mug.jpg', 'https://s.test/media/', 'https://s.test/m/u/mug.jpg'],
    ['../x/ä.jpg', 'https://s.test/a/b/', 'https://s.test/a/x/%C3%A4.jpg'],
    ['a.jpg?x=1&amp;y=2', 'https://s.test/', 'https://s.test/a.jpg?x=1&y=2'],
  ])('%s is resolved against %s', (token, baseUrl, url) => {
    expect(addressOf(token, baseUrl)).toEqual({ kind: 'URL', url });
  });

  it('of a shop’s own folder begins there, with a slash or without', () => {
    const rules = { ...plainCells, paths: true };
    for (const path of ['/m/u/mug.jpg', 'm/u/mug.jpg'])
      expect(addressOf(path, 'https://s.test/media/product/', rules)).toEqual({
        kind: 'URL',
        url: 'https://s.test/media/product/m/u/mug.jpg',
      });
  });

  it.each(['-', 'n/a', 'N/A', 'none', 'NULL', '#N/A', 'no image', 'no_selection'])(
    '%s says that there is none',
    (token) => {
      expect(addressOf(token)).toEqual({ kind: 'NONE' });
    },
  );

  it('in a sheet from before is a whole URL alone', () => {
    const before = { ...plainCells, anySheet: false };
    for (const token of ['www.a.test/1.jpg', 'a.jpg', 'n/a', 'https://a.test/1 https://a.test/2'])
      expect(addressOf(token, null, before)).toMatchObject({ code: 'MALFORMED_URL' });
  });
});
