import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createImageBacklog } from '../../../src/processing/image-backlog.ts';

const never = new AbortController().signal;

function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('there is capacity until the limit is reached, and again when one is done', async () => {
  const backlog = createImageBacklog(1);
  await backlog.whenCapacity(never);
  const { open, opened } = gate();
  const work = backlog.run(() => opened);
  let isFree = false;
  const waiting = backlog.whenCapacity(never).then(() => {
    isFree = true;
  });
  await nextTurn();
  expect(isFree).toBe(false);
  open();
  await work;
  await waiting;
  expect(isFree).toBe(true);
});

test('what only waits is not counted', async () => {
  const backlog = createImageBacklog(1);
  const { open, opened } = gate();
  const work = backlog.run((whileIdle) => whileIdle(opened));
  await backlog.whenCapacity(never);
  open();
  await work;
  await backlog.whenCapacity(never);
});

test('a wait for capacity ends with its signal', async () => {
  const backlog = createImageBacklog(1);
  const { open, opened } = gate();
  const work = backlog.run(() => opened);
  const aborter = new AbortController();
  const waiting = backlog.whenCapacity(aborter.signal);
  aborter.abort(new Error('closing'));
  await expect(waiting).rejects.toThrow('closing');
  open();
  await work;
});
