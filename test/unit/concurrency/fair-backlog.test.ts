import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFairBacklog } from '../../../src/concurrency/fair-backlog.ts';

test('tenants take turns, then their requests, and within one the first come is first', () => {
  const backlog = createFairBacklog<string>();
  for (const item of ['a/1/x', 'a/1/y', 'a/2/x', 'a/3/x', 'b/1/x', 'b/1/y']) {
    backlog.add(item.split('/').slice(0, 2), item);
  }
  const taken = Array.from({ length: 7 }, () => backlog.take());
  expect(taken).toEqual(['a/1/x', 'b/1/x', 'a/2/x', 'b/1/y', 'a/3/x', 'a/1/y', undefined]);
});

test('a key whose item does not fit keeps its place', () => {
  const backlog = createFairBacklog<string>();
  for (const item of ['a1', 'b1', 'a2', 'b2']) backlog.add([item.slice(0, 1)], item);
  expect(backlog.take((item) => item !== 'a1')).toBe('b1');
  expect(backlog.keys()).toEqual(['a', 'b']);
  expect(backlog.take()).toBe('a1');
});

test('draining takes what is under one path, and nothing else', () => {
  const backlog = createFairBacklog<number>();
  backlog.add(['a', '1'], 1);
  const remove = backlog.add(['a', '2'], 2);
  backlog.add(['a', '1'], 3);
  expect(backlog.drain(['a', '1'])).toEqual([1, 3]);
  expect(backlog.drain(['a', '1'])).toEqual([]);
  expect([backlog.size, backlog.count(['a', '2'])]).toEqual([1, 1]);
  remove();
  remove();
  expect([backlog.size, backlog.keys()]).toEqual([0, []]);
});

const key = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), path: fc.tuple(key, key) }),
  fc.record({ kind: fc.constant('remove' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('take' as const), refuse: key }),
  fc.record({ kind: fc.constant('drain' as const), path: fc.tuple(key, key) }),
);

test('nothing is lost, doubled or forgotten, whatever is added, removed, taken and drained', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const backlog = createFairBacklog<number>();
      const waiting = new Map<number, { path: readonly [string, string]; remove: () => void }>();
      const isUnder = (path: readonly [string, string]) =>
        [...waiting].filter(([, entry]) => entry.path.join() === path.join()).map(([item]) => item);
      for (const [index, one] of steps.entries()) {
        if (one.kind === 'add') {
          waiting.set(index, { path: one.path, remove: backlog.add(one.path, index) });
        } else if (one.kind === 'drain') {
          const drained = isUnder(one.path);
          expect(backlog.drain(one.path)).toEqual(drained);
          for (const item of drained) waiting.delete(item);
        } else if (one.kind === 'remove') {
          const item = [...waiting.keys()][one.which % Math.max(waiting.size, 1)];
          if (item === undefined) continue;
          waiting.get(item)?.remove();
          waiting.delete(item);
        } else {
          const fits = (item: number) => waiting.get(item)?.path[0] !== one.refuse;
          const taken = backlog.take(fits);
          const some = [...waiting.keys()].some(fits);
          expect(taken !== undefined).toBe(some);
          if (taken === undefined) continue;
          // The first of its path.
          expect(isUnder(waiting.get(taken)?.path ?? ['', ''])[0]).toBe(taken);
          waiting.delete(taken);
        }
        expect(backlog.size).toBe(waiting.size);
        const firstKeys = new Set([...waiting.values()].map(({ path }) => path[0]));
        expect(new Set(backlog.keys())).toEqual(firstKeys);
      }
    }),
  );
});

test('on every level, keys that wait get turns that differ by one at most', () => {
  const tenants = fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }), {
    minLength: 2,
    maxLength: 4,
  });
  fc.assert(
    fc.property(tenants, (counts) => {
      const backlog = createFairBacklog<readonly [number, number]>();
      for (const [tenant, requests] of counts.entries()) {
        for (const [request, count] of requests.entries()) {
          for (let n = 0; n < count; n += 1)
            backlog.add([String(tenant), String(request)], [tenant, request]);
        }
      }
      const left = counts.map((requests) => [...requests]);
      const served = counts.map((requests) => requests.map(() => 0));
      const sum = (numbers: readonly number[] = []) => numbers.reduce((a, b) => a + b, 0);
      for (let next = backlog.take(); next !== undefined; next = backlog.take()) {
        const [tenant, request] = next;
        (left[tenant] as number[])[request] = (left[tenant]?.[request] ?? 0) - 1;
        (served[tenant] as number[])[request] = (served[tenant]?.[request] ?? 0) + 1;
        for (const [other, requests] of left.entries()) {
          if (sum(requests) > 0) expect(sum(served[other])).toBeGreaterThanOrEqual(sum(served[tenant]) - 1);
        }
        for (const [other, count] of (left[tenant] ?? []).entries()) {
          if (count > 0)
            expect(served[tenant]?.[other]).toBeGreaterThanOrEqual((served[tenant]?.[request] ?? 0) - 1);
        }
      }
      expect(sum(left.flat())).toBe(0);
    }),
  );
});
