import dns from 'node:dns';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Resolve } from '../../../src/outbound/guarded-connection.ts';
import { startImageServer } from '../../support/image-server.ts';
import { openOutbox } from '../../support/outbox.ts';
import { startDownloads } from '../download/download-fixture.ts';
import { post } from '../http/graphql-client.ts';
import { startTestApp } from '../http/start-app.ts';

/** One name of the test's own, at an address that anyone may ask; other names are looked up as ever. */
const name = 'shop.of-this-test.example';
const lookUp = dns.lookup;
const asked: string[] = [];
const resolve: Resolve = (hostname, options, callback) => {
  if (hostname !== name) return lookUp(hostname, options, callback);
  asked.push(hostname);
  callback(null, [{ address: '93.184.216.34', family: 4 }]);
};

beforeAll(() => {
  vi.spyOn(dns, 'lookup').mockImplementation(resolve as typeof dns.lookup);
});
afterAll(() => {
  vi.restoreAllMocks();
});

// Of each kind one: below 1024, the Fetch standard's, a service's.
const ports = [22, 6379, 6000, 27_017];
const message = (port: number) => `Port ${port} is not allowed.`;

it('an image behind a name is refused at the ports of services though some addresses are exempt', async () => {
  const downloads = await startDownloads();
  try {
    for (const port of ports) {
      const fetched = downloads.fetch(`http://${name}:${port}/a.jpg`);
      await expect(fetched).rejects.toMatchObject({ code: 'URL_REFUSED', message: message(port) });
    }
    const secure = downloads.fetch(`https://${name}:6379/a.jpg`);
    await expect(secure).rejects.toMatchObject({ code: 'URL_REFUSED', message: message(6379) });
    expect(asked).toHaveLength(ports.length + 1);
  } finally {
    await downloads.close();
  }
});

it('so is the target of a redirect', async () => {
  const server = await startImageServer(
    Object.fromEntries(
      ports.map((port) => [`/${port}`, { status: 302, headers: { location: `http://${name}:${port}/` } }]),
    ),
  );
  const downloads = await startDownloads();
  try {
    for (const port of ports) {
      const fetched = downloads.fetch(`${server.origin}/${port}`);
      await expect(fetched).rejects.toMatchObject({ code: 'URL_REFUSED', message: message(port) });
    }
  } finally {
    await downloads.close();
    await server.close();
  }
});

it('so is a catalogue by URL', async () => {
  const app = await startTestApp({ ALLOWED_ADDRESSES: '127.0.0.0/8' });
  try {
    const query = `mutation ($url: URL!) {
      importCsv(source: { url: $url }) { __typename ... on Error { message } }
    }`;
    for (const port of ports) {
      const answer = await post(app.url, { query, variables: { url: `http://${name}:${port}/feed.csv` } });
      expect(JSON.stringify([answer.data, answer.errors])).toContain(message(port));
    }
  } finally {
    await app.close();
  }
});

it('so is a webhook', async () => {
  const outbox = await openOutbox();
  try {
    outbox.send({ delays: [1] });
    for (const port of ports) {
      const id = await outbox.finish({ url: `http://${name}:${port}/hook` });
      const attempt = async () => (await outbox.deliveries(id))[0]?.attempts[0];
      await expect.poll(attempt, { timeout: 10_000 }).toBeDefined();
      expect(await attempt()).toMatchObject({
        statusCode: null,
        error: expect.stringContaining(message(port)),
      });
    }
  } finally {
    await outbox.close();
  }
});
