import { expect, test } from 'vitest';
import { createRedactor } from '../../../src/log/redact.ts';

const redact = createRedactor(['known-secret', 'pa/ss"wörd &1', 'abc']);

test.each([
  ['GET https://user:pw1234@shop.example/a.jpg?token=t0ken#frag', 'GET https://shop.example/a.jpg?…'],
  ['see https://shop.example/a.jpg;jsessionid=0A1B2C/b.jpg', 'see https://shop.example/a.jpg/b.jpg'],
  ['https://ghp_tokenAlone@git.example/x', 'https://git.example/x'],
  ['(https://shop.example/a.jpg?t0ken)', '(https://shop.example/a.jpg?…'],
  [
    'mongodb://root:p@ss/w0rd@db1:27017,db2:27017/halftone?authSource=admin',
    'mongodb://db1:27017,db2:27017/halftone?…',
  ],
  ['https://user:p/ss#w0rd@shop.example/a.jpg', 'https://shop.example/a.jpg'],
  ['redis://:hunter2@cache:6379/0', 'redis://cache:6379/0'],
  ['//user:hunter2@shop.example/a.jpg', '//shop.example/a.jpg'],
  ['connecting to user:hunter2@shop.example failed', 'connecting to shop.example failed'],
  [
    'https://proxy.example/https%3A%2F%2Fuser%3Ahunter2%40shop.example',
    'https://proxy.example/https%3A%2F%2Fshop.example',
  ],
  ['/outputs/k/mug.jpg?signature=aGVsbG8&x=1 was asked for', '/outputs/k/mug.jpg?… was asked for'],
  ['Authorization: Digest username="a", response="b"', 'Authorization: [redacted]'],
  ['{"authorization":"Bearer abcdefgh","x":1}', '{"authorization":"[redacted]","x":1}'],
  ['Set-Cookie: session=abc; Path=/', 'Set-Cookie: [redacted]'],
  ['sent Bearer abcdefgh.ijk to it', 'sent Bearer [redacted] to it'],
  ['sent Basic dXNlcjpodW50ZXIy to it', 'sent Basic [redacted] to it'],
  ['the secret whsec_c2VjcmV0c2VjcmV0c2VjcmV0 is', 'the secret whsec_[redacted] is'],
  ['v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4= and', 'v1,[redacted] and'],
  ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl!', 'jwt [redacted]!'],
  ['key AKIAIOSFODNN7EXAMPLE', 'key [redacted]'],
  ['api_key=0123 password = "x y"', 'api_key=[redacted] password =[redacted] y"'],
  ['a known-secret here', 'a [redacted] here'],
  ['a pa/ss"wörd &1 here, pa%2Fss%22w%C3%B6rd+%261 there', 'a [redacted] here, [redacted] there'],
])('%s', (text, expected) => {
  expect(redact(text)).toBe(expected);
});

test.each([
  'image failed',
  'https://shop.example:8443/~a/b_c-1024x768,2.jpg',
  'https://medium.example/@someone/picture.jpg',
  'Basic authentication is not supported',
  'The connection to 127.0.0.1:9 failed.',
  'PORT: expected a whole number from 0 to 65535, found "70000"',
  'Unexpected token } in JSON at position 4',
  'req_01m896r5q3d51arfxke4t055qc',
  'abc is too short to be looked for',
])('%s stays as it is', (text) => {
  expect(redact(text)).toBe(text);
});

test('what a stranger wrote is bounded and takes no time', () => {
  for (const piece of ['a', 'a.', 'a:', '//a', '?a=', 'x://', 'token"', 'v1,', '%2f%2f', 'eyJ.', 'bearer ']) {
    const begin = process.cpuUsage();
    expect(redact(piece.repeat(1_000_000)).length).toBeLessThan(20_000);
    const { user } = process.cpuUsage(begin);
    expect(user, piece).toBeLessThan(1_000_000);
  }
});
