import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Image } from '../../../src/domain/image.ts';
import { isFinished } from '../../../src/domain/request.ts';
import type { Claim } from '../../../src/store/settlement.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  advanceModel,
  cancelModel,
  claimable,
  countersOf,
  endIfDone,
  finish,
  type ModelRequest,
  mayRetry,
} from './request-model.ts';
import {
  failed,
  pending,
  settlementOf,
  skipped,
  stagedProduct,
  submit,
  succeeded,
  webhook,
} from './store-fixtures.ts';

/** What the test remembers beside the store: the requests, and every claim it was ever given. */
interface World {
  readonly requests: ModelRequest[];
  readonly claims: Claim[];
}

const page = { first: 200, after: null, offset: 0 };
const results = {
  met: (url: string) => succeeded(url, 300),
  kept: (url: string) => succeeded(url, 990, 'KEPT_ORIGINAL'),
  failed: (url: string) => failed(url),
  skipped: (url: string) => skipped(url),
};

/** One of the two that came last, so that most steps meet one that is in the middle of something. */
const which = { request: fc.nat(1) };
const settling = fc.record({
  kind: fc.constant('settle' as const),
  picks: fc.array(fc.nat(9), { minLength: 1, maxLength: 9 }),
  made: fc.array(fc.constantFrom('met', 'kept', 'failed', 'failed', 'skipped'), {
    minLength: 1,
    maxLength: 5,
  }),
  canceled: fc.integer({ min: 1, max: 8 }).map((n) => n === 1),
});
const step = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      count: fc.integer({ min: 1, max: 4 }),
      told: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('claim' as const),
      ...which,
      limit: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 5, arbitrary: settling },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), pick: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), ...which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('retry' as const), ...which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), ...which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('advance' as const), ...which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('delivered' as const, 'redeliver' as const),
      ...which,
      pick: fc.nat(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('cursor' as const), ...which, sequence: fc.nat(20) }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(store: Store, world: World, step: Step): Promise<void> {
  if (step.kind === 'submit') return submitOne(store, world, step.count, step.told);
  if (step.kind === 'settle') return settleSome(store, world, step);
  if (step.kind === 'release') return releaseOne(store, world, step.pick);
  const request = world.requests.at(-1 - step.request);
  if (request === undefined) return;
  const { id } = request;
  switch (step.kind) {
    case 'claim':
      return claimSome(store, world, request, step.limit);
    case 'cancel': {
      const answer = await store.cancel('default', id);
      if (!request.removed) cancelModel(request);
      expect(answer?.status ?? null).toBe(request.removed ? null : request.status);
      return;
    }
    case 'retry': {
      const answer = await store.retry('default', id);
      expect(answer?.kind ?? null).toBe(request.removed ? null : mayRetry(request));
      return;
    }
    case 'remove':
      expect(await store.remove('default', id)).toBe(!request.removed);
      request.removed = true;
      return;
    case 'advance':
      return advance(store, request);
    case 'cursor': {
      const log = request.removed ? [] : logOf(request).filter(({ sequence }) => sequence > step.sequence);
      expect((await store.readLog(id, step.sequence, 3)).map(({ position }) => position)).toEqual(
        log.slice(0, 3).map(({ position }) => position),
      );
      return;
    }
    default:
      return changeDelivery(store, request, step.kind, step.pick);
  }
}

async function submitOne(store: Store, world: World, count: number, told: boolean): Promise<void> {
  if (world.requests.slice(-2).filter(({ removed }) => !removed).length === 2) return;
  const staged = Array.from({ length: count }, (_, position) =>
    stagedProduct(position, {
      images: Array.from({ length: 1 + (position % 2) }, (_, n) => pending(`https://x.example/${n}`)),
    }),
  );
  const id = await submit(store, staged, { webhook: told ? webhook : null });
  const products = staged.map(({ images }) => ({
    status: 'PENDING' as const,
    images,
    run: 0,
    sequence: null,
    claim: null,
  }));
  world.requests.push({
    ...{ id, hasWebhook: told, products, deliveries: [], status: 'QUEUED', sequence: 0 },
    ...{ retryUntil: null, removed: false },
  });
}

async function claimSome(store: Store, world: World, request: ModelRequest, limit: number): Promise<void> {
  const claims = await store.claim(request.id, limit);
  const open = !request.removed && ['QUEUED', 'PROCESSING'].includes(request.status);
  const free = open ? claimable(request).slice(0, limit) : [];
  expect(claims.map(({ product }) => product.position)).toEqual(free.map(([position]) => position));
  for (const [index, [, product]] of free.entries()) {
    const claim = claims[index] as Claim;
    expect(claim.product).toMatchObject({ run: product.run, images: product.images });
    product.claim = claim;
    world.claims.push(claim);
  }
  if (free.length > 0) request.status = 'PROCESSING';
}

function picked(world: World, pick: number): Claim | undefined {
  // Mostly of the newest, which are the ones that may still be current.
  return world.claims.at(-1 - (pick % Math.max(1, world.claims.length)));
}

/** Claims that were given at any time: most of them are stale by now. */
async function settleSome(
  store: Store,
  world: World,
  { picks, made, canceled }: { picks: number[]; made: string[]; canceled: boolean },
): Promise<void> {
  const claims = picks.flatMap((pick) => picked(world, pick) ?? []);
  const batch = claims.map((claim, n) => {
    const make = results[made[n % made.length] as keyof typeof results];
    const become = (image: Image) => (image.status === 'PENDING' ? make(image.inputUrl) : image);
    return { ...settlementOf(claim, become), canceled };
  });
  const touched = new Set<ModelRequest>();
  const expected = batch.map(({ requestId, position, images, token }) => {
    const request = world.requests.find(({ id }) => id === requestId) as ModelRequest;
    const product = request.products[position];
    if (product?.claim?.token !== token) return null;
    product.claim = null;
    if (request.removed) return null;
    touched.add(request);
    return finish(request, position, images, canceled);
  });
  for (const request of touched) endIfDone(request);
  const report = await store.settle(batch);
  expect(report.sequences).toEqual(expected);
  expect(report.finishedRequests.map((id, n) => `${id} ${report.finalStatuses[n]}`).sort()).toEqual(
    [...touched]
      .filter(({ status }) => isFinished(status))
      .map(({ id, status }) => `${id} ${status}`)
      .sort(),
  );
}

async function releaseOne(store: Store, world: World, pick: number): Promise<void> {
  const claim = picked(world, pick);
  if (claim === undefined) return;
  await store.release([claim]);
  const request = world.requests.find(({ id }) => id === claim.product.requestId);
  const product = request?.products[claim.product.position];
  if (product?.claim?.token === claim.token) product.claim = null;
}

async function advance(store: Store, request: ModelRequest): Promise<void> {
  let last = await store.advance(request.id);
  while (!last.done && last.changed > 0) last = await store.advance(request.id);
  if (request.removed) {
    expect(last.done).toBe(request.products.every(({ claim }) => claim === null));
    return;
  }
  advanceModel(request);
  expect(last.done).toBe(request.status !== 'CANCELING');
}

async function changeDelivery(
  store: Store,
  request: ModelRequest,
  kind: 'delivered' | 'redeliver',
  pick: number,
): Promise<void> {
  const { items } = await store.listDeliveries(request.id, page);
  if (items.length === 0) return;
  const index = pick % items.length;
  const id = items[index]?.item.id ?? '';
  const model = request.deliveries.at(-1 - index);
  if (model === undefined) return;
  const at = new Date();
  if (kind === 'redeliver') {
    expect(await store.redeliver('default', id, at)).toMatchObject({ id: request.id });
    model.status = 'PENDING';
    return;
  }
  const attempt = { at, statusCode: 204, duration: 1, response: '', error: null };
  await store.recordAttempt(id, attempt, { status: 'DELIVERED', nextAttemptAt: null });
  model.status = 'DELIVERED';
}

function logOf({ products }: ModelRequest): { position: number; sequence: number }[] {
  return products
    .flatMap(({ sequence }, position) => (sequence === null ? [] : [{ position, sequence }]))
    .sort((a, b) => a.sequence - b.sequence);
}

async function compare(store: Store, request: ModelRequest): Promise<void> {
  const found = await store.findRequest('default', request.id);
  const log = (await store.readLog(request.id, 0, 100)).map(({ position, sequence }) => ({
    position,
    sequence,
  }));
  const { items } = await store.listDeliveries(request.id, page);
  if (request.removed) {
    expect([found, log, items]).toEqual([null, [], []]);
    return;
  }
  const { status, sequence } = request;
  expect(found).toMatchObject({ status, sequence, counters: countersOf(request) });
  expect(found?.finishedAt === null).toBe(!isFinished(status));
  expect(log).toEqual(logOf(request));
  expect(items.map(({ item }) => [item.event, item.position, item.status])).toEqual(
    request.deliveries.map(({ event, position, status: state }) => [event, position, state]).reverse(),
  );
  expect(await store.readFile(request.id, 0, 100)).toMatchObject(
    request.products.map(({ status: state, images, run, sequence: number }) => ({
      status: state,
      images,
      run,
      sequence: number,
    })),
  );
}

export function storeModel(store: () => Store): void {
  it('does what a plain model of it does, whatever is asked of it in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80, size: 'max' }), async (steps) => {
        const world: World = { requests: [], claims: [] };
        await submitOne(store(), world, 3, true);
        for (const one of steps) {
          await take(store(), world, one);
          for (const request of world.requests.slice(-2)) await compare(store(), request);
        }
        const unfinished = world.requests.filter(({ status, removed }) => !removed && !isFinished(status));
        const ids = (await store().listUnfinished()).map(({ id }) => id);
        expect(ids.filter((id) => world.requests.some((request) => request.id === id)).sort()).toEqual(
          unfinished.map(({ id }) => id).sort(),
        );
      }),
      { numRuns: 40 },
    );
  });
}
