import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/domain/config-error.ts';
import { version } from '../../src/installation/version.ts';

test('an empty environment is the embedded server', () => {
  const config = readConfig({ PUBLIC_URL: '', DATA_DIR: ' ' });
  expect(config).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    publicUrl: null,
    dataDir: './data',
    mongodbUri: null,
    downloadConcurrency: 16,
    downloadsPerHost: 6,
    downloadTimeout: 30_000,
    maxCsvBytes: 1_000_000_000,
    maxRows: 1_000_000,
    maxImageBytes: 25_000_000,
    maxPixels: 50_000_000,
    apiKeys: [],
    allowedHosts: [],
    allowedAddresses: [],
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('values are read', () => {
  const config = readConfig({
    PORT: '0',
    PUBLIC_URL: 'https://images.example.com/',
    API_KEYS: 'shop-1:0123456789abcdef,shop-2:fedcba9876543210:x',
    ALLOWED_ADDRESSES: '10.0.0.0/8, fd00::/8',
    DOWNLOAD_TIMEOUT: '5',
  });
  expect(config.publicUrl).toBe('https://images.example.com');
  expect(config.apiKeys).toEqual([
    { name: 'shop-1', key: '0123456789abcdef' },
    { name: 'shop-2', key: 'fedcba9876543210:x' },
  ]);
  expect(config.allowedAddresses).toEqual(['10.0.0.0/8', 'fd00::/8']);
  expect(config.downloadTimeout).toBe(5000);
});

test('wrong values are all named, with what was expected, and secrets are not shown', () => {
  const environment = {
    PORT: '70000',
    PUBLIC_URL: 'images.example.com',
    API_KEYS: 'shop:short-secret',
    ALLOWED_ADDRESSES: 'localhost',
    COMPRESSION_THREADS: 'many',
    LOG_LEVEL: 'loud',
    LOG_FORMAT: 'xml',
    WEBHOOK_URL: 'htps://user:pa55word@hooks.example/?token=t0k3n',
    WEBHOOK_SECRET: 'whsec_dG9vIHNob3J0',
    MONGODB_URI: 'postgres://halftone:pa55word@db',
    METRICS_TOKEN: 'short-token',
  };
  let message = '';
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    message = (error as ConfigError).message;
  }
  const lines = message.split('\n');
  expect(new Set(lines.map((line) => line.split(':')[0]))).toEqual(new Set(Object.keys(environment)));
  expect(lines.length).toBe(Object.keys(environment).length);
  expect(message).toContain('PORT: expected a whole number from 0 to 65535, found "70000"');
  expect(message).not.toContain('short-secret');
  expect(message).not.toContain('dG9vIHNob3J0');
  expect(message).not.toContain('pa55word');
  expect(message).not.toContain('t0k3n');
  expect(message).not.toContain('short-token');
});

test('an open server stays on loopback unless it is told to let everyone in', () => {
  expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/HOST: expected a loopback address/);
  expect(() => readConfig({ HOST: '0.0.0.0', API_KEYS: ' , ' })).toThrow(/HOST: expected a loopback address/);
  expect(() => readConfig({ HOST: '0.0.0.0', PORT: 'x' })).toThrow(/^PORT: .*\nHOST: expected a loopback/);
  expect(readConfig({ HOST: '0.0.0.0', ALLOW_OPEN: 'true' }).host).toBe('0.0.0.0');
  expect(readConfig({ HOST: '0.0.0.0', API_KEYS: 'shop:0123456789abcdef' }).host).toBe('0.0.0.0');
  expect(readConfig({ HOST: '::1' }).host).toBe('::1');
});

test('host names are kept as URLs have them, and come without ports', () => {
  const ALLOWED_HOSTS = 'Images.LAN, 192.168.1.5,[::1], FD00:0::1,bücher.example';
  const hosts = ['images.lan', '192.168.1.5', '::1', 'fd00::1', 'xn--bcher-kva.example'];
  expect(readConfig({ ALLOWED_HOSTS }).allowedHosts).toEqual(hosts);
  for (const wrong of [
    'a.example:80',
    'http://a.example',
    'a b',
    'u@a',
    '*.a.example/',
    '[a]',
    '1.2.3.4.5',
  ]) {
    expect(() => readConfig({ ALLOWED_HOSTS: wrong }), wrong).toThrow(/^ALLOWED_HOSTS: expected host names/);
  }
});

test('the version is that of package.json', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(version).toBe((manifest as { version: string }).version);
});

test('the log is JSON where it goes to no terminal, unless it is asked for otherwise', () => {
  expect(readConfig({}).logFormat).toBe(process.stdout.isTTY ? 'pretty' : 'json');
  expect(readConfig({ LOG_FORMAT: 'pretty' }).logFormat).toBe('pretty');
});

test('what may not be written anywhere is known', () => {
  const { secrets } = readConfig({
    API_KEYS: 'shop:0123456789abcdef',
    MONGODB_URI: 'mongodb://a:pa55word@db/x',
  });
  expect(secrets).toEqual(expect.arrayContaining(['0123456789abcdef', 'pa55word']));
});
