import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCapacityGate } from '../../../src/concurrency/capacity-gate.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('lets in as many as there are places, in order, and the next ones when places become free', async () => {
  let places = 2;
  const gate = createCapacityGate(() => places);
  const entered: number[] = [];
  const enter = async (caller: number) => {
    await gate.wait(never);
    entered.push(caller);
    places -= 1;
  };
  await enter(0);
  await enter(1);
  void enter(2);
  void enter(3);
  await settled();
  expect(entered).toEqual([0, 1]);
  places = 1;
  gate.update();
  await settled();
  expect(entered).toEqual([0, 1, 2]);
  places = 1;
  gate.update();
  await settled();
  expect(entered).toEqual([0, 1, 2, 3]);
});

test('closing rejects those who wait and everyone later', async () => {
  const gate = createCapacityGate(() => 0);
  const waiting = gate.wait(never);
  gate.close(new Error('stopping'));
  await expect(waiting).rejects.toThrow('stopping');
  await expect(gate.wait(never)).rejects.toThrow('stopping');
});

test('an aborted wait takes no place from those behind it', async () => {
  const rounds = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(rounds, fc.integer({ min: 0, max: 20 }), async (aborted, free) => {
      let places = 0;
      const gate = createCapacityGate(() => places);
      const lasting = new AbortController();
      const outcomes: string[] = aborted.map(() => 'waits');
      for (const [caller, aborts] of aborted.entries()) {
        const ending = aborts ? new AbortController() : lasting;
        gate.wait(ending.signal).then(
          () => {
            outcomes[caller] = 'in';
          },
          () => {
            outcomes[caller] = 'out';
          },
        );
        if (aborts) ending.abort();
      }
      places = free;
      gate.update();
      await settled();
      let left = free;
      expect(outcomes).toEqual(aborted.map((aborts) => (aborts ? 'out' : left-- > 0 ? 'in' : 'waits')));
      gate.close(new Error('stopping'));
      expect(getEventListeners(lasting.signal, 'abort')).toEqual([]);
    }),
  );
});
