import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLine } from '../../../src/processing/line.ts';

const never = new AbortController().signal;

function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('there is room until the limit is reached, and again when one is done', async () => {
  const line = createLine(1);
  await line.room(never);
  const { open, opened } = gate();
  const work = line.run(() => opened);
  let room = false;
  const waiting = line.room(never).then(() => {
    room = true;
  });
  await sleep(5);
  expect(room).toBe(false);
  open();
  await work;
  await waiting;
  expect(room).toBe(true);
});

test('what only waits is not counted', async () => {
  const line = createLine(1);
  const { open, opened } = gate();
  const work = line.run((whileIdle) => whileIdle(opened));
  await line.room(never);
  open();
  await work;
  await line.room(never);
});

test('a wait for room ends with its signal', async () => {
  const line = createLine(1);
  const { open, opened } = gate();
  const work = line.run(() => opened);
  const aborter = new AbortController();
  const waiting = line.room(aborter.signal);
  aborter.abort(new Error('closing'));
  await expect(waiting).rejects.toThrow('closing');
  open();
  await work;
});
