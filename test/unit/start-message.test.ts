import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { startMessage, unreachableLinks } from '../../src/start-message.ts';

const url = 'http://127.0.0.1:4000';

test('the first line says where, what is kept where, how many threads, and who may come in', () => {
  const message = startMessage(readConfig({ DATA_DIR: '/srv/halftone', COMPRESSION_THREADS: '3' }), url);
  expect(message).toContain(`ready at ${url} `);
  for (const fact of [
    'store: SQLite in /srv/halftone',
    'files: disk, in /srv/halftone',
    'queue: in this process',
    'compression threads: 3',
    'access: open to everyone on this machine',
  ])
    expect(message).toContain(fact);
  expect(message).toMatch(/A shop cannot fetch .*PUBLIC_URL/);
});

test('access is by keys, or open, and no secret is shown', () => {
  const keys = 'shop-a:0123456789abcdef,shop-b:fedcba9876543210';
  const kept = startMessage(readConfig({ API_KEYS: keys, MONGODB_URI: 'mongodb://me:pa55@db/x' }), url);
  expect(kept).toContain('access: API keys for 2 tenants');
  expect(kept).toContain('store: MongoDB at MONGODB_URI');
  expect(kept).not.toMatch(/pa55|0123456789abcdef/);
  const open = startMessage(readConfig({ HOST: '0.0.0.0', ALLOW_OPEN: 'true' }), 'http://0.0.0.0:4000');
  expect(open).toContain('access: open to everyone who can reach it');
});

test.each([
  ['http://127.0.0.1:4000', false],
  ['http://[::1]:4000', false],
  ['http://0.0.0.0:4000', false],
  ['http://10.1.2.3', false],
  ['http://192.168.1.5:8080', false],
  ['http://[fd00::1]', false],
  ['http://localhost', false],
  ['http://halftone:4000', false],
  ['http://halftone.local', false],
  ['https://images.example.com', true],
  ['https://93.184.215.14', true],
  ['https://[2606:2800:21f:cb07::1]', true],
])('a shop that fetches from %s: %s', (publicUrl, fetched) => {
  expect(unreachableLinks(readConfig({ PUBLIC_URL: publicUrl }), url) === null).toBe(fetched);
});
