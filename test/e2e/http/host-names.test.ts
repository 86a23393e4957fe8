import { afterEach, describe, expect, it } from 'vitest';
import { openSocket } from './graphql-client.ts';
import { parsedAnswer, rawRequest } from './raw-request.ts';
import { startTestServer } from './start-test-server.ts';

const open = { HOST: '0.0.0.0', ALLOW_OPEN: 'true' };
const operation = '/graphql?query=%7B__typename%7D';

let server: Awaited<ReturnType<typeof startTestServer>> | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function start(environment: Record<string, string>): Promise<string> {
  server = await startTestServer({ environment });
  return server.url.replace('0.0.0.0', '127.0.0.1');
}

async function statusUnder(url: string, host: string, { path = operation, origin = '' } = {}) {
  const headers = [`Host: ${host}`, 'graphql-require-preflight: 1', 'Connection: close'];
  if (origin !== '') headers.push(`Origin: ${origin}`);
  const answer = await rawRequest(url, [`GET ${path} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
  return parsedAnswer(answer).status;
}

async function opensSocketUnder(url: string, host: string): Promise<boolean> {
  const client = openSocket(url, { host });
  const opened = await Promise.race([client.opened.then(() => true), client.closed.then(() => false)]);
  client.socket.terminate();
  return opened;
}

const foreign = [
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'images.example.com.evil.example',
  '192.168.1.6',
];

describe('a server that is open to all', () => {
  it('answers under loopback names and that of its own links, and nothing else', async () => {
    const url = await start(open);
    for (const host of [
      'localhost',
      'LOCALHOST:9',
      'a.localhost',
      '127.0.0.1:4000',
      '[::1]:4000',
      '0.0.0.0:4000',
    ]) {
      expect([host, await statusUnder(url, host)]).toEqual([host, 200]);
    }
    for (const host of [...foreign, 'images.example.com']) {
      expect([host, await statusUnder(url, host)]).toEqual([host, 403]);
      expect([host, await statusUnder(url, host, { path: '/' })]).toEqual([host, 403]);
      expect([host, await opensSocketUnder(url, host)]).toEqual([host, false]);
    }
    expect(await opensSocketUnder(url, 'localhost')).toBe(true);
  });

  it('answers under the name of PUBLIC_URL, whatever the port', async () => {
    const url = await start({ ...open, PUBLIC_URL: 'https://images.example.com/halftone' });
    for (const host of [
      'images.example.com',
      'IMAGES.example.com:443',
      'images.example.com:4000',
      'localhost',
    ]) {
      expect([host, await statusUnder(url, host)]).toEqual([host, 200]);
    }
    for (const host of foreign) expect([host, await statusUnder(url, host)]).toEqual([host, 403]);
    expect(await opensSocketUnder(url, 'images.example.com')).toBe(true);
  });

  it('answers under each of ALLOWED_HOSTS', async () => {
    const url = await start({ ...open, ALLOWED_HOSTS: 'Images.example.com, 192.168.1.5, fd00::5' });
    for (const host of ['images.example.com:4000', '192.168.1.5', '[fd00:0::5]:80', '127.0.0.1']) {
      expect([host, await statusUnder(url, host)]).toEqual([host, 200]);
    }
    for (const host of foreign) expect([host, await statusUnder(url, host)]).toEqual([host, 403]);
  });

  it('answers the page of its own address, and no other page', async () => {
    const url = await start({ ...open, ALLOWED_HOSTS: 'images.lan' });
    const under = (origin: string) => statusUnder(url, 'images.lan:4000', { origin });
    expect(await under('http://images.lan:4000')).toBe(200);
    for (const origin of [
      'http://images.lan:5000',
      'http://evil.example',
      'http://evil.example:4000',
      'null',
    ]) {
      expect([origin, await under(origin)]).toEqual([origin, 403]);
    }
    // A name that resolves to this server for one moment.
    expect(await statusUnder(url, 'evil.example', { origin: 'http://evil.example' })).toBe(403);
  });

  it('answers health probes under any name', async () => {
    const url = await start(open);
    for (const path of ['/health', '/ready']) {
      for (const host of foreign) expect(await statusUnder(url, host, { path })).toBe(200);
    }
  });
});

it('a server on loopback answers under ALLOWED_HOSTS too, as a proxy on this machine passes them on', async () => {
  const url = await start({ ALLOWED_HOSTS: 'images.lan' });
  expect(await statusUnder(url, 'images.lan')).toBe(200);
  expect(await statusUnder(url, 'evil.example')).toBe(403);
});

it('a server with keys answers under any name, since no browser adds a key by itself', async () => {
  const url = await start({ HOST: '0.0.0.0', API_KEYS: 'shop:0123456789abcdef' });
  expect(await statusUnder(url, 'evil.example')).toBe(401);
});
