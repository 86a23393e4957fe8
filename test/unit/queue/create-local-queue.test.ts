import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { productId } from '../../../src/domain/product-id.ts';
import { createLocalQueue } from '../../../src/queue/local/create-local-queue.ts';
import type { Queue } from '../../../src/queue/queue.ts';
import type { Claim } from '../../../src/store/settlement.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';

const logger = pino({ level: 'silent' });
const never = new AbortController().signal;
let queue: Queue | null = null;

afterEach(async () => {
  await queue?.close();
  queue = null;
});

/** The part of a store that a queue sees: requests with so many products left. */
function shelf(left: Record<string, number>) {
  const released: Claim[] = [];
  const owners = new Map(Object.keys(left).map((id) => [id, id.slice(0, 1)]));
  let failing = false;
  return {
    released,
    fail: (yes: boolean) => {
      failing = yes;
    },
    async claim(requestId: string, limit: number): Promise<Claim[]> {
      if (failing) throw new StoreUnavailableError('it is away');
      const count = Math.min(limit, left[requestId] ?? 0);
      left[requestId] = (left[requestId] ?? 0) - count;
      return Array.from({ length: count }, (_, index) =>
        claimOf(requestId, owners.get(requestId) ?? '', (left[requestId] ?? 0) + count - index),
      );
    },
    async release(claims: readonly Claim[]) {
      released.push(...claims);
    },
  };
}

function claimOf(requestId: string, owner: string, position: number): Claim {
  return {
    owner,
    token: `${requestId}-${position}`,
    product: {
      id: productId(requestId, position),
      requestId,
      position,
      line: position + 2,
      serialNumber: null,
      name: null,
      status: 'PENDING',
      images: [],
      run: 0,
      sequence: null,
      finishedAt: null,
    },
  };
}

async function take(count: number): Promise<string[]> {
  const taken: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const claim = await (queue as Queue).take(never);
    taken.push(claim.product.requestId);
    queue?.done(claim);
  }
  return taken;
}

test('tenants take turns, then their requests, one product a turn', async () => {
  const store = shelf({ a1: 500, a2: 500, b1: 500 });
  queue = createLocalQueue({ store, logger }, { window: 20, inFlightPerRequest: 100 });
  for (const id of ['a1', 'a2', 'b1']) queue.add({ id, owner: id.slice(0, 1) });
  await take(3);
  const taken = await take(120);
  const count = (id: string) => taken.filter((each) => each === id).length;
  expect(count('b1')).toBe(60);
  expect(Math.abs(count('a1') - count('a2'))).toBeLessThanOrEqual(1);
});

test('a small request that comes late is not stuck behind a large one', async () => {
  const store = shelf({ a1: 100_000, b1: 10 });
  queue = createLocalQueue({ store, logger }, { window: 100, inFlightPerRequest: 100 });
  queue.add({ id: 'a1', owner: 'a' });
  await take(50);
  queue.add({ id: 'b1', owner: 'b' });
  await take(1);
  const taken = await take(25);
  expect(taken.filter((id) => id === 'b1').length).toBeGreaterThanOrEqual(9);
});

test('no more of a request are out than allowed, others go on', async () => {
  const store = shelf({ a1: 100, b1: 100 });
  queue = createLocalQueue({ store, logger }, { window: 10, inFlightPerRequest: 3 });
  queue.add({ id: 'a1', owner: 'a' });
  queue.add({ id: 'b1', owner: 'b' });
  const out = await Promise.all(Array.from({ length: 6 }, () => (queue as Queue).take(never)));
  expect(out.filter((claim) => claim.owner === 'a').length).toBe(3);
  const aborter = new AbortController();
  const seventh = queue.take(aborter.signal);
  aborter.abort(new Error('nothing came'));
  await expect(seventh).rejects.toThrow('nothing came');
  queue.done(out[0] as Claim);
  expect((await queue.take(never)).owner).toBe((out[0] as Claim).owner);
});

test('every product is handed out once, and what was held is given back', async () => {
  const store = shelf({ a1: 55 });
  queue = createLocalQueue({ store, logger }, { window: 10, inFlightPerRequest: 100 });
  queue.add({ id: 'a1', owner: 'a' });
  const taken = new Set<string>();
  for (let index = 0; index < 42; index += 1) taken.add((await queue.take(never)).token);
  await queue.close();
  const released = store.released.map((claim) => claim.token);
  const left = await store.claim('a1', 100);
  expect(new Set([...taken, ...released, ...left.map((claim) => claim.token)]).size).toBe(55);
  expect(taken.size + released.length + left.length).toBe(55);
});

test('a store that is away is asked again', async () => {
  const store = shelf({ a1: 1 });
  store.fail(true);
  queue = createLocalQueue({ store, logger }, { window: 10, inFlightPerRequest: 10 });
  queue.add({ id: 'a1', owner: 'a' });
  const claim = queue.take(never);
  store.fail(false);
  expect((await claim).product.requestId).toBe('a1');
});

test('a request that gets pending products again after it was empty is looked at again', async () => {
  const left = { a1: 1 };
  const store = shelf(left);
  queue = createLocalQueue({ store, logger }, { window: 10, inFlightPerRequest: 10 });
  queue.add({ id: 'a1', owner: 'a' });
  const first = await queue.take(never);
  left.a1 = 1;
  queue.add({ id: 'a1', owner: 'a' });
  queue.done(first);
  expect((await queue.take(never)).product.requestId).toBe('a1');
});

test('a removed request gives back what is held, ends what is out, and comes back when it is added again', async () => {
  const store = shelf({ a1: 9 });
  queue = createLocalQueue({ store, logger }, { window: 4, inFlightPerRequest: 10 });
  queue.add({ id: 'a1', owner: 'a' });
  const out = await queue.take(never);
  const signal = queue.signalOf(out);
  expect(signal.aborted).toBe(false);
  queue.remove('a1');
  expect(signal.aborted).toBe(true);
  const patience = AbortSignal.timeout(100);
  await expect(queue.take(patience)).rejects.toThrow();
  expect(store.released.length).toBeGreaterThanOrEqual(3);
  queue.done(out);
  queue.add({ id: 'a1', owner: 'a' });
  const next = await queue.take(never);
  expect(queue.signalOf(next).aborted).toBe(false);
});
