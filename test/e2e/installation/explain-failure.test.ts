import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { HalftoneError } from '../../../src/domain/halftone-error.ts';
import { explainFailure } from '../../../src/installation/explain-failure.ts';

const failureOf = async (work: () => unknown) => {
  try {
    await work();
  } catch (error) {
    return explainFailure(error);
  }
  throw new Error('it did not fail');
};

async function listenAt(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
}

test('a port that is taken is named', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  expect(await failureOf(() => listenAt(port, '127.0.0.1'))).toBe(
    `Port ${port} is taken. Set PORT to another one, or stop what listens there.`,
  );
  taken.close();
});

test('an address of another machine is named', async () => {
  expect(await failureOf(() => listenAt(0, '192.0.2.1'))).toMatch(/^192\.0\.2\.1 is not an address of this/);
});

test('a name without an address is named', async () => {
  const failure = await failureOf(() => listenAt(0, 'nothing.invalid'));
  expect(failure).toMatch(/nothing\.invalid|EAI_AGAIN/);
  expect(failure).not.toMatch(/\n/);
});

test('a part that is not installed is named', async () => {
  const name: string = '@halftone/is-not-installed';
  const failure = await failureOf(() => import(name));
  expect(failure).toMatch(/^The installation is not complete: .*is-not-installed.*Install again/);
  const cause = await import(name).catch((error: unknown) => error);
  expect(explainFailure(new HalftoneError('STORE_UNAVAILABLE', 503, 'Its thread broke', { cause }))).toBe(
    failure,
  );
});

test('an error of ours is its message and what the system said; one of the system has no stack', async () => {
  const missing = await failureOf(() => readFileSync('/nowhere/at/all'));
  expect(missing).toBe("ENOENT: no such file or directory, open '/nowhere/at/all'");
  const cause = new Error('x', { cause: 1 });
  expect(explainFailure(new HalftoneError('CODE', 500, 'Fix it so.', { cause }))).toBe('Fix it so.');
  const wrapped = await failureOf(() => {
    try {
      readFileSync('/nowhere/at/all');
    } catch (error) {
      throw new HalftoneError('CODE', 500, 'Fix it so.', { cause: error });
    }
  });
  expect(wrapped).toBe("Fix it so. (ENOENT: no such file or directory, open '/nowhere/at/all')");
});

test('a mistake of Halftone keeps its stack', () => {
  expect(explainFailure(new TypeError('x is undefined'))).toMatch(/TypeError: x is undefined\n +at /);
});
