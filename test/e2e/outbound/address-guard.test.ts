import http from 'node:http';
import https from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { createGuardedAgents, type GuardedAgents } from '../../../src/outbound/address-guard.ts';
import { RefusedUrlError } from '../../../src/outbound/refused-url-error.ts';
import { startImageServer, testCertificate } from '../../support/image-server.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

function guard(...allowedAddresses: string[]): GuardedAgents {
  const agents = createGuardedAgents(allowedAddresses);
  open.push(agents);
  return agents;
}

function get(
  url: string,
  agents: GuardedAgents,
  options: http.RequestOptions = {},
): Promise<number | undefined> {
  const client = url.startsWith('https:') ? https : http;
  const agent = url.startsWith('https:') ? agents.httpsAgent : agents.httpAgent;
  return new Promise((resolve, reject) => {
    client
      .get(url, { ...options, agent }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject);
  });
}

const refusedUrls = {
  'IPv4 in disguise': [
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://127.0.0.1./',
  ],
  'the unspecified address': ['http://0.0.0.0/', 'http://0/', 'http://[::]/', 'http://0.1.2.3/'],
  'IPv4 within IPv6': [
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:0:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:1::80ff:fffe]/',
    'http://[2600:1f18::5efe:7f00:1]/',
    'http://[2600:1f18::200:5efe:10.0.0.1]/',
  ],
  'IPv6 that is not global': [
    'http://[::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fd00:ec2::254]/',
    'http://[2001:db8::1]/',
    'http://[4000::1]/',
    'http://[ff02::1]/',
  ],
  'services that give out secrets': [
    'http://169.254.169.254/latest/meta-data/',
    'http://169.254.170.2/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://192.0.0.192/',
  ],
  'private networks': ['http://10.0.0.1/', 'http://172.16.5.4/', 'http://192.168.1.1/', 'http://198.18.0.1/'],
  'names of this machine': [
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.b.localhost/',
    'http://localhost.localdomain/',
    'http://ｌocalhost/',
  ],
  credentials: [
    'http://u@127.0.0.1:80@evil.example/',
    'http://user:secret@shop.example/',
    'http://:x@shop.example/',
  ],
  'URLs that parsers disagree on': [
    'http://evil.example\\@127.0.0.1/',
    'http:\\\\evil.example/',
    'http://a\\b/',
  ],
  'control characters': [
    'http://shop.example/\r\nHost: evil',
    'http://shop.ex\tample/',
    '\u0000http://shop.example/',
    'http://shop.example/\u007f',
  ],
  'other schemes': [
    'data:image/png;base64,AAAA',
    'file:///etc/passwd',
    'gopher://shop.example/',
    'jar:http://shop.example!/',
    'ftp://shop.example/a.jpg',
    'javascript:alert(1)',
  ],
  'ports of services': ['http://shop.example:22/', 'https://shop.example:6379/', 'http://93.184.216.34:25/'],
  'what is no URL': [
    '',
    'shop.example/a.jpg',
    'http://',
    'http://[::1/',
    'http://shop.example:99999/',
    'http://./',
  ],
};

describe('checkUrl', () => {
  for (const [what, urls] of Object.entries(refusedUrls)) {
    it(`refuses ${what}`, () => {
      const { checkUrl } = guard();
      for (const url of urls) expect(() => checkUrl(url), url).toThrow(RefusedUrlError);
    });
  }

  it('lets ordinary image URLs through unchanged', () => {
    const { checkUrl } = guard();
    for (const url of [
      'https://cdn.shop.example/files/1,2.jpg?v=1&width=800',
      'http://shop.example:8080/a.png',
      'https://shop.example:8443/a.png',
      'http://93.184.216.34/a.png',
      'http://[2606:2800:220:1::1]/a.png',
      'https://localhost.shop.example/a.png',
    ]) {
      expect(checkUrl(url).href).toBe(url);
    }
  });

  it('exempts allowed addresses from the blocks of addresses and of ports, and nothing else', () => {
    const { checkUrl } = guard('10.1.0.0/16', '192.168.0.7', 'fd00::/8');
    for (const url of ['http://10.1.2.3:6379/', 'http://192.168.0.7:81/', 'http://[fd00::1]/']) {
      expect(checkUrl(url).href).toBe(url);
    }
    for (const url of [
      'http://10.2.0.1/',
      'http://192.168.0.8/',
      'http://[::ffff:10.1.0.1]/',
      'ftp://10.1.0.1/',
    ]) {
      expect(() => checkUrl(url), url).toThrow(RefusedUrlError);
    }
  });
});

describe('guarded agents', () => {
  it('refuse a private literal even when nobody asked checkUrl', async () => {
    const server = await startImageServer({ '/': { status: 200 } });
    open.push(server);
    await expect(get(server.origin, guard())).rejects.toThrow(RefusedUrlError);
    expect(server.requests).toHaveLength(0);
  });

  it('refuse a name that resolves to a private address, at the moment of dialling', async () => {
    const server = await startImageServer({ '/': { status: 200 } });
    open.push(server);
    // Exempting some other network moves the decision on `localhost` to its addresses.
    const refusal = get(`http://localhost:${server.port}/`, guard('10.9.0.0/16'));
    await expect(refusal).rejects.toThrow(RefusedUrlError);
    expect(server.requests).toHaveLength(0);
  });

  it('reach an exempt address by number and by name, on any port', async () => {
    const server = await startImageServer({ '/': { status: 200 } });
    open.push(server);
    const agents = guard('fd00::/8', '127.0.0.0/8');
    expect(await get(server.origin, agents)).toBe(200);
    expect(await get(`http://localhost:${server.port}/`, agents)).toBe(200);
  });

  it('speak TLS to an exempt address with a trusted certificate', async () => {
    const server = await startImageServer({ '/': { status: 200 } }, { secure: true });
    open.push(server);
    const agents = guard('127.0.0.0/8');
    agents.httpsAgent.options.ca = testCertificate;
    expect(await get(`https://localhost:${server.port}/`, agents)).toBe(200);
    await expect(get(server.origin, guard())).rejects.toThrow(RefusedUrlError);
  });

  it('do not carry an exemption over to the next connection', async () => {
    const agents = guard('127.0.0.1/32');
    const server = await startImageServer({ '/': { status: 200 } });
    open.push(server);
    expect(await get(server.origin, agents)).toBe(200);
    await expect(get(`http://127.0.0.2:${server.port}/`, agents)).rejects.toThrow(RefusedUrlError);
  });
});
