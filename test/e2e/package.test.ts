import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cachedNode, fetchNodesCommand, newerNodes } from '../../scripts/cached-nodes.ts';
import { finishedRequest } from '../support/finished-request.ts';
import { upload } from '../support/graphql-client.ts';
import { type ImageServer, startImageServer } from '../support/image-server.ts';
import {
  type InstalledPackage,
  installPackage,
  runHalftone,
  serveHalftone,
} from '../support/installed-package.ts';
import { makePhoto } from '../support/make-photo.ts';
import { uploadCsv } from '../support/operations.ts';

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const nodes = [
  { name: `Node ${process.versions.node}`, node: process.execPath },
  ...newerNodes.map((major) => ({ name: `Node ${major}`, node: cachedNode(major).binary })),
];
for (const { name, node } of nodes) {
  if (!existsSync(node)) process.stderr.write(`SKIPPED: the package on ${name}. Run: ${fetchNodesCommand}\n`);
}

let installed: InstalledPackage;
let shop: ImageServer;

beforeAll(async () => {
  installed = await installPackage();
  shop = await startImageServer({
    '/mug.jpg': await makePhoto(1, 320, 240).jpeg({ quality: 95 }).toBuffer(),
  });
}, 180_000);
afterAll(async () => {
  await installed.remove();
  await shop.close();
});

test('the package holds what runs and the sample, no sources, and needs nothing that is for development', () => {
  const { packed, folder } = installed;
  const folders = [
    /^dist\/(cli|src|workers)\/.+\.js$/,
    /^dist\/web\//,
    /^examples\/(catalogue\.csv|images\/)/,
  ];
  const files = [/^bin\/halftone\.js$/, /^[^/]+$/];
  expect(packed.filter((path) => ![...folders, ...files].some((known) => known.test(path)))).toEqual([]);
  expect(packed.filter((path) => /\.(ts|tsx|map)$/.test(path))).toEqual([]);
  expect(packed).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'schema.graphql', '.env.example']));
  const there = readdirSync(join(folder, 'node_modules'));
  const scoped = there
    .filter((name) => name.startsWith('@'))
    .flatMap((scope) => readdirSync(join(folder, 'node_modules', scope)).map((name) => `${scope}/${name}`));
  // A type library that a dependency brings along is no tool.
  const tools = new Set(Object.keys(manifest.devDependencies));
  tools.delete('@graphql-typed-document-node/core');
  expect([...there, ...scoped].filter((name) => tools.has(name))).toEqual([]);
});

describe.each(nodes)('installed, on $name', ({ name, node }) => {
  const isFirst = node === process.execPath;
  const halftone = async () => {
    const cwd = join(installed.folder, name.replace(' ', '-'));
    await mkdir(cwd, { recursive: true });
    return { node, bin: installed.bin, cwd };
  };

  test.skipIf(!existsSync(node))('says its version and how it is used', async () => {
    const program = await halftone();
    expect(await runHalftone(program, '--version')).toEqual({
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    });
    const { code, stdout } = await runHalftone(program, '--help');
    expect(code).toBe(0);
    for (const command of ['serve', 'demo', 'check', 'webhook-secret'])
      expect(stdout).toMatch(new RegExp(`^ +${command}`, 'm'));
  });

  test.skipIf(!existsSync(node))('serves a catalogue, the page and GraphiQL, and ends with 0', async () => {
    const program = await halftone();
    const server = await serveHalftone(program);
    try {
      const { uploadCsv: answer } = await upload(server.url, uploadCsv, {
        file: `Name,Image\nMug,${shop.origin}/mug.jpg\n`,
        options: { compression: { target: { visual: 'GOOD' } } },
      });
      if (answer.__typename !== 'Request') throw new Error(JSON.stringify(answer));
      const request = await finishedRequest(server.url, answer.id);
      expect(request).toMatchObject({ status: 'COMPLETED', progress: { imagesSucceeded: 1 } });

      const csv = await (await fetch(`${server.url}/requests/${answer.id}/output.csv`)).text();
      const [, output = ''] = /^Mug,[^,]+,(http\S+)$/m.exec(csv) ?? [];
      const image = await fetch(output);
      expect(image.headers.get('content-type')).toBe('image/jpeg');
      const smaller = (await image.arrayBuffer()).byteLength;
      expect(smaller).toBeGreaterThan(0);
      expect(smaller).toBeLessThan(request.progress.bytesIn);

      const page = await (await fetch(server.url)).text();
      const [, script = ''] = /src="\.?(\/assets\/[^"]+\.js)"/.exec(page) ?? [];
      expect((await fetch(`${server.url}${script}`)).headers.get('content-type')).toMatch(/javascript/);
      const graphiql = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
      expect(await graphiql.text()).toMatch(/GraphiQL/i);
      expect((await fetch(`${server.url}/sample/catalogue.csv`)).status).toBe(200);
    } finally {
      expect(await server.stop()).toBe(0);
    }
    expect(existsSync(join(program.cwd, 'data/halftone.db'))).toBe(true);
    const secret = await runHalftone(program, 'webhook-secret');
    expect(secret).toMatchObject({ code: 0, stdout: expect.stringMatching(/^whsec_\S{44}\n$/) });
    expect(await runHalftone(program, 'check')).toMatchObject({ code: 0, stderr: '' });
  });

  // The sample is 30 images; a newer Node gets a catalogue of one.
  test.skipIf(!existsSync(node))('takes the demo all the way', async () => {
    const program = await halftone();
    const catalogue = join(program.cwd, 'mine.csv');
    await writeFile(catalogue, `Name,Image\nMug,${shop.origin}/mug.jpg\n`);
    const { code, stdout, stderr } = await runHalftone(
      program,
      'demo',
      ...(isFirst ? [] : [catalogue]),
      '--once',
    );
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toMatch(isFirst ? /^All +30 /m : /^All +1 /m);
    expect(stdout).toMatch(/^COMPLETED/m);
  });
});
