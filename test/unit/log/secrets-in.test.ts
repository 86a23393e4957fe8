import { expect, test } from 'vitest';
import { secretsIn, secretsOfHeaders } from '../../../src/log/secrets-in.ts';

test('the secrets of an environment are found by the names of its variables, and in its URLs', () => {
  const found = secretsIn({
    API_KEYS: 'shop:0123456789abcdef, other:fedcba:9876543210',
    WEBHOOK_SECRET: 'whsec_c2VjcmV0',
    AWS_SECRET_ACCESS_KEY: 'aws/secret',
    METRICS_TOKEN: 'metrics',
    MONGODB_URI: 'mongodb://halftone:p%40ss@db:27017/halftone?retryWrites=true',
    REDIS_URL: 'redis://:redis-pass@cache:6379',
    WEBHOOK_URL: 'https://hooks.example/in?token=a-long-token',
    DOWNLOAD_HEADERS_FILE: '/etc/halftone/headers.json',
    API_KEYS_FILE: '/etc/halftone/keys',
    KEYBOARD: 'qwerty',
    PORT: '4000',
    UNSET: undefined,
  });
  expect(new Set(found)).toEqual(
    new Set([
      ...['0123456789abcdef', 'fedcba:9876543210', 'whsec_c2VjcmV0', 'aws/secret', 'metrics'],
      ...['p%40ss', 'p@ss', 'redis-pass', 'a-long-token'],
    ]),
  );
});

test('every value of a download header is a secret, and every token in it', () => {
  const found = secretsOfHeaders({
    Authorization: 'Bearer tok-1',
    Cookie: 'a=one; b=two',
    'X-Shop': 'plain',
    Referer: 'https://user:pw@shop.example/start?key=a-long-secret',
    'User-Agent': 'Mozilla/5.0',
  });
  expect(new Set(found)).toEqual(
    new Set([...['Bearer tok-1', 'tok-1', 'a=one; b=two', 'one', 'two', 'plain', 'pw', 'a-long-secret']]),
  );
});
