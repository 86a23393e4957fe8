import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeServer } from '../../../cli/close-server.ts';
import { freePort, listen } from '../../../cli/listen.ts';
import { serveImages } from '../../../cli/serve-images.ts';

let folder = '';
let url = '';
let close = async () => {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-images-'));
  await mkdir(join(folder, 'images/tile,w_800'), { recursive: true });
  await writeFile(join(folder, 'images/tile,w_800/lamp.jpg'), 'a lamp');
  await writeFile(join(folder, 'secret.jpg'), 'not to be seen');
  const server = serveImages(join(folder, 'images'));
  url = await listen(server, 0);
  close = () => closeServer(server);
});

afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

test('serves a file whose path has a comma', async () => {
  const response = await fetch(`${url}/tile,w_800/lamp.jpg`);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(await response.text()).toBe('a lamp');
});

test.each(['/gone.jpg', '/tile,w_800', '/', '/%', '/a%00b.jpg'])('answers 404 to %s', async (path) => {
  expect((await fetch(url + path)).status).toBe(404);
});

test.each(['/../secret.jpg', '/%2e%2e/secret.jpg', '/..%2fsecret.jpg', '/tile,w_800/..%2f..%2fsecret.jpg'])(
  'does not leave its folder for %s',
  async (path) => {
    // fetch would resolve the dots itself.
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 404/);
    expect(answer).not.toContain('not to be seen');
  },
);

test('gives another port when the preferred one is taken', async () => {
  const taken = Number(new URL(url).port);
  const port = await freePort(taken);
  expect(port).toBeGreaterThan(0);
  expect(port).not.toBe(taken);
});
