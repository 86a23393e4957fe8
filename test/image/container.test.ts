import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { triedImage } from '../../scripts/image/container-storage.ts';
import { podman } from '../../scripts/image/podman.ts';
import { query, upload } from '../support/graphql-client.ts';
import { requestProducts, requestStatus, uploadCsv } from '../support/operations.ts';
import { startSilentServer } from '../support/silent-server.ts';
import { waitFor } from '../support/wait-for.ts';
import { type ImageShop, startImageShop } from './image-shop.ts';
import { authorization, createContainers, type Running } from './running-container.ts';

const containers = createContainers();
let shop: ImageShop | undefined;
let server: Running;

beforeAll(async () => {
  shop = await startImageShop();
  server = await containers.start();
});

afterAll(async () => {
  containers.remove();
  await shop?.close();
});

async function submit(...images: string[]): Promise<string> {
  const rows = images.map((image, index) => `${index + 1},Product ${index + 1},${shop?.origin}${image}`);
  const file = `S. No.,Product Name,Input Image Urls\n${rows.join('\n')}\n`;
  const { uploadCsv: answer } = await upload(server.url, uploadCsv, { file }, authorization);
  if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
  return answer.id;
}

function reaches(requestId: string, status: string, imagesSucceeded: number) {
  return waitFor(`${requestId} to be ${status}`, async () => {
    const { requestStatus: request } = await query(server.url, requestStatus, { requestId }, authorization);
    const { progress } = request ?? {};
    return request?.status === status && progress?.imagesSucceeded === imagesSucceeded ? request : null;
  });
}

async function firstImage(requestId: string) {
  const { requestStatus: request } = await query(server.url, requestProducts, { requestId }, authorization);
  const image = request?.products.nodes[0]?.images[0];
  const { status, headers, bytes } = await fetched(image?.outputUrl ?? '');
  expect(status).toBe(200);
  return { bytes, said: image?.bytesOut, bytesIn: image?.bytesIn ?? 0, type: headers.get('content-type') };
}

async function fetched(url: string) {
  const response = await fetch(url);
  const { status, headers } = response;
  return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('the process', () => {
  const inside = (...command: string[]) => podman('exec', server.name, ...command);

  test('is node itself as the first one, so that signals reach it', () => {
    expect(inside('cat', '/proc/1/cmdline').stdout.split('\0')).toEqual([
      ...['node', '/app/bin/halftone.js', 'serve', ''],
    ]);
  });

  test('is not root, and has no capability', () => {
    expect(inside('id', '-u').stdout).toBe('1000');
    expect(inside('grep', 'CapEff', '/proc/1/status').stdout).toMatch(/\t0+$/);
  });

  test.each(['/', '/app', '/tmp', '/etc'])('cannot write to %s', (folder) => {
    expect(inside('touch', `${folder}/x`).stderr).toMatch(/Read-only file system|Permission denied/);
  });

  test('has temporary files in the volume, those of libvips too', () => {
    const environments = inside('sh', '-c', 'cat /proc/[0-9]*/environ').stdout.split('\0');
    const folders = new Set(environments.filter((each) => each.startsWith('TMPDIR=')));
    expect([...folders].sort()).toEqual(['TMPDIR=/data', 'TMPDIR=/data/workspace']);
  });

  test('has beside the server and its dependencies nothing of the checkout', () => {
    const parts = ['LICENSE', 'bin', 'dist', 'examples', 'node_modules', 'package.json'];
    expect(inside('ls', '-A', '/app').stdout.split('\n').sort()).toEqual(parts);
    expect(inside('ls', '/app/node_modules/typescript').stderr).toContain('No such file');
  });

  test('is healthy while it answers, and only then', () => {
    expect(podman('healthcheck', 'run', server.name)).toMatchObject({ code: 0 });
    const [, ...check] = JSON.parse(
      podman('image', 'inspect', '--format', '{{json .HealthCheck.Test}}', triedImage).stdout,
    ) as string[];
    expect(inside(...check).code).toBe(0);
    expect(podman('exec', '--env', 'PORT=1', server.name, ...check).code).toBe(1);
  });

  test('has the command for the operator beside it', () => {
    expect(inside('halftone', 'webhook-secret', 'try').stdout).toMatch(/^whsec_/);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(inside('halftone', '--version').stdout).toBe(version);
  });
});

test('the page comes with all it is made of', async () => {
  const page = await fetched(`${server.url}/`);
  expect(page.status).toBe(200);
  const parts = [...page.bytes.toString().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)];
  expect(parts.length).toBeGreaterThan(0);
  for (const [, path] of parts) expect((await fetched(`${server.url}${path}`)).status).toBe(200);
});

test('a catalogue goes in, and comes out with smaller images', async () => {
  const requestId = await submit('/mug.jpg', '/gone.jpg');
  const request = await reaches(requestId, 'COMPLETED_WITH_ERRORS', 1);
  const csv = (await fetched(request.outputCsvUrl)).bytes.toString().split('\n');
  expect(csv[0]).toBe('S. No.,Product Name,Input Image Urls,Output Image Urls');
  expect(csv[1]).toContain(`,${server.url}/outputs/`);
  const image = await firstImage(requestId);
  expect(image.type).toBe('image/jpeg');
  expect(image.bytes).toHaveLength(image.said ?? 0);
  expect(image.bytes.length).toBeLessThanOrEqual(image.bytesIn / 2);
});

test('stopped in the middle it ends by itself, and goes on with the same volume', async () => {
  const done = await submit('/mug.jpg');
  const { outputCsvUrl } = await reaches(done, 'COMPLETED', 1);
  const before = [(await fetched(outputCsvUrl)).bytes, (await firstImage(done)).bytes];
  const halfway = await submit('/mug.jpg?again', '/held.jpg');
  await reaches(halfway, 'PROCESSING', 1);
  await shop?.holding();

  expect(containers.stop(server)).toBe(0);
  shop?.release();
  server = await containers.start();

  await reaches(halfway, 'COMPLETED', 2);
  expect([(await fetched(outputCsvUrl)).bytes, (await firstImage(done)).bytes]).toEqual(before);
});

test('stopped while it starts it ends by itself', async () => {
  const mongo = await startSilentServer();
  const others = createContainers();
  try {
    const uri = `mongodb://127.0.0.1:${mongo.port}/?directConnection=true`;
    const name = others.launch({ MONGODB_URI: uri });
    await mongo.connected;
    expect(others.stop({ name })).toBe(0);
  } finally {
    others.remove();
    mongo.close();
  }
});

test('without keys it does not let everyone in', () => {
  const { code, stderr } = containers.refused({ API_KEYS: '' });
  expect(code).toBe(1);
  expect(stderr).toContain('API_KEYS');
});
