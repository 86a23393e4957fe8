import { describe, expect, it } from 'vitest';
import { checkImageUrl } from '../../../src/catalog/check-image-url.ts';

describe('an image URL', () => {
  it.each([
    ['https://a.test/1.jpg', 'https://a.test/1.jpg'],
    ['//a.test/1.jpg', 'https://a.test/1.jpg'],
    ['HTTP://A.test/my picture.jpg', 'HTTP://A.test/my picture.jpg'],
    ['https://user:pass@a.test/', 'https://user:pass@a.test/'],
  ])('%s is taken', (token, url) => {
    expect(checkImageUrl(token)).toEqual({ url });
  });

  it.each([
    ['ftp://a.test/1.jpg', 'UNSUPPORTED_SCHEME'],
    ['data:image/png;base64,AAAA', 'UNSUPPORTED_SCHEME'],
    ['javascript:alert(1)', 'UNSUPPORTED_SCHEME'],
    ['file:///etc/passwd', 'UNSUPPORTED_SCHEME'],
    ['www.a.test/1.jpg', 'MALFORMED_URL'],
    ['a.test:8080/1.jpg', 'MALFORMED_URL'],
    ['C:\\pictures\\1.jpg', 'MALFORMED_URL'],
    ['http:/a.test/1.jpg', 'MALFORMED_URL'],
    ['https://', 'MALFORMED_URL'],
    ['https://a.test:99999/', 'MALFORMED_URL'],
    ['https://a.test/1\r\nX-Evil: 1', 'MALFORMED_URL'],
    ['https://a.test/\u0007', 'MALFORMED_URL'],
    ['https://a.test/1.jpg https://a.test/2.jpg', 'MALFORMED_URL'],
    ['https://a.test/1.jpg | https://a.test/2.jpg', 'MALFORMED_URL'],
    [`https://a.test/${'x'.repeat(2048)}`, 'URL_TOO_LONG'],
  ])('%j is %s', (token, code) => {
    expect(checkImageUrl(token)).toMatchObject({ code });
  });
});
