import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { baseImages } from '../../../scripts/image/base-images.ts';
import { readConfig, variables } from '../../../src/config.ts';
import { version } from '../../../src/installation/version.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const [, assignments = ''] = /^ENV (.+)$/m.exec(dockerfile) ?? [];
const environment = Object.fromEntries(assignments.split(' ').map((each) => each.split('=')));

test('the image is labelled with the version of the package', () => {
  expect(dockerfile).toContain(`org.opencontainers.image.version="${version}"`);
});

test('the image sets only variables that the server, Node or libraries know, and none that is a secret', () => {
  const known = new Set([...Object.keys(variables.shape), 'NODE_ENV', 'TMPDIR']);
  expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
  expect(Object.keys(environment)).not.toContain('ALLOW_OPEN');
  expect(Object.keys(environment)).not.toContain('API_KEYS');
});

test('the image writes to its volume, and listens where it says', () => {
  const config = readConfig({ ...environment, API_KEYS: 'me:0123456789abcdef' });
  expect(dockerfile).toContain(`\nVOLUME ${config.dataDir}\n`);
  expect(dockerfile).toContain(`\nEXPOSE ${config.port}\n`);
  expect(config.host).toBe('0.0.0.0');
});

test('the bases are named with the versions of the arguments', () => {
  const { node, debian, versions } = baseImages(
    'ARG NODE=26\nARG DEBIAN=trixie\nFROM node:${NODE}-${DEBIAN}-slim AS build\nFROM debian:${DEBIAN}-slim\n',
  );
  expect({ node, debian }).toEqual({ node: 'node:26-trixie-slim', debian: 'debian:trixie-slim' });
  expect(versions).toEqual({ node: '26', debian: 'trixie' });
});
