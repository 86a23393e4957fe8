import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Image } from '../../src/domain/image.ts';
import { isFinished } from '../../src/domain/request.ts';
import type { Claim } from '../../src/store/settlement.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import {
  failed,
  pending,
  settlementOf,
  stagedProduct,
  stagedRequest,
  submit,
  succeeded,
} from './store/store-fixtures.ts';

/** What refers to files: an upload, outputs of settled images, and outputs that were reserved before they were written. */
interface Owner {
  readonly id: string;
  readonly uploadKey: string;
  readonly settled: Set<string>;
  readonly reserved: Set<string>;
  state: 'living' | 'removed' | 'deleted';
}

interface World {
  readonly owners: Owner[];
  /** Uploads that were never published. */
  readonly staged: Set<string>;
  /** What lies on the disk. */
  readonly files: Set<string>;
  readonly held: { readonly claim: Claim; readonly keys: readonly string[] }[];
  /** In front of every key, so that runs do not meet. */
  readonly prefix: string;
}

let dataDir: string;
let store: Store;
let runs = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'halftone-shared-files-'));
  store = await openSqliteStore({ dataDir });
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const owner = fc.nat(2);
const output = fc.nat(6);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('submit' as const), count: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stage' as const) }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('work' as const),
      owner,
      outputs: fc.tuple(output, output),
      end: fc.constantFrom('settle', 'settle', 'settle', 'fail', 'hold', 'release'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settleHeld' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'retry' as const), owner }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), owner, whole: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('advance' as const), owner, whole: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sweep' as const),
      limit: fc.integer({ min: 1, max: 5 }),
      forgets: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const) }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(world: World, step: Step): Promise<void> {
  switch (step.kind) {
    case 'submit':
      return submitOne(world, step.count);
    case 'stage': {
      const request = stagedRequest();
      world.files.add(request.uploadKey);
      world.staged.add(request.uploadKey);
      return store.stage(request);
    }
    case 'settleHeld': {
      const held = world.held.shift();
      return held && settle(world, held.claim, held.keys);
    }
    case 'sweep':
      return sweep(world, step.limit, step.forgets);
    case 'crash':
      return crash(world);
  }
  const picked = world.owners.at(-1 - step.owner);
  if (picked === undefined) return;
  switch (step.kind) {
    case 'work':
      return work(
        world,
        picked,
        step.outputs.map((n) => `${world.prefix}${n}`),
        step.end,
      );
    case 'cancel':
    case 'retry':
      await store[step.kind]('default', picked.id);
      return;
    case 'remove':
      expect(await store.remove('default', picked.id)).toBe(picked.state === 'living');
      if (picked.state === 'living') picked.state = 'removed';
      return step.whole ? advance(picked, true) : undefined;
    case 'advance':
      return advance(picked, step.whole);
  }
}

async function submitOne(world: World, count: number): Promise<void> {
  const images = ['a', 'b'].map((name) => pending(`https://x.example/${name}`));
  const uploadKey = `${world.prefix}upload-${world.owners.length}`;
  world.files.add(uploadKey);
  const products = Array.from({ length: count }, (_, position) => stagedProduct(position, { images }));
  const id = await submit(store, products, { uploadKey });
  world.owners.push({ id, uploadKey, settled: new Set(), reserved: new Set(), state: 'living' });
}

/** As the processing does: an output is reserved, then written where it is new, then settled. */
async function work(world: World, owner: Owner, keys: readonly string[], end: string): Promise<void> {
  const [claim] = await store.claim(owner.id, 1);
  if (claim === undefined) return;
  const answers = await store.reserve(keys.map((key) => ({ requestId: owner.id, key })));
  for (const [index, { kind }] of answers.entries()) {
    const key = keys[index] as string;
    if (kind === 'new' || kind === 'known') owner.reserved.add(key);
    if (kind === 'new') world.files.add(key);
    if (kind === 'known') expect(world.files).toContain(key);
  }
  const has = answers.every(({ kind }) => kind === 'new' || kind === 'known');
  if (!has || end === 'release') return store.release([claim]);
  if (end === 'hold') return void world.held.push({ claim, keys });
  return settle(world, claim, end === 'fail' ? [] : keys);
}

/** Images without a key have failed. */
async function settle(world: World, claim: Claim, keys: readonly string[]): Promise<void> {
  const made = claim.product.images.map(({ inputUrl }, index) => outputOf(inputUrl, keys[index]));
  const { sequences } = await store.settle([{ ...settlementOf(claim), images: made }]);
  const owner = world.owners.find(({ id }) => id === claim.product.requestId);
  if (sequences[0] !== null) for (const key of keys) owner?.settled.add(key);
}

function outputOf(inputUrl: string, key: string | undefined): Image {
  const image = succeeded(inputUrl);
  if (key === undefined || image.status !== 'SUCCEEDED') return failed(inputUrl);
  return { ...image, result: { ...image.result, key } };
}

async function advance(owner: Owner, whole: boolean): Promise<void> {
  let last = await store.advance(owner.id);
  while (whole && !last.done && last.changed > 0) last = await store.advance(owner.id);
  if (owner.state === 'removed' && last.done) owner.state = 'deleted';
}

async function leftoversOf(world: World, limit: number): Promise<Awaited<ReturnType<Store['listOrphans']>>> {
  const all = await store.listOrphans(1000);
  return all.filter(({ key }) => key.startsWith(world.prefix)).slice(0, limit);
}

/** Not forgotten: as if it had crashed after the files were deleted. */
async function sweep(world: World, limit: number, forgets: boolean): Promise<void> {
  const leftovers = await leftoversOf(world, limit);
  for (const { key } of leftovers) world.files.delete(key);
  if (forgets && leftovers.length > 0) await store.forgetOrphans(leftovers);
}

/** What was claimed is nobody's, and uploads that were never published go. */
async function crash(world: World): Promise<void> {
  await store.close();
  store = await openSqliteStore({ dataDir });
  world.held.length = 0;
  const swept = await store.sweepStaged();
  expect(swept).toEqual(expect.arrayContaining([...world.staged]));
  for (const key of swept) world.files.delete(key);
  world.staged.clear();
}

/** No file goes that a request has, and none stays that no request has. */
async function check(world: World): Promise<void> {
  const kept = new Set<string>();
  const going = new Set<string>(world.staged);
  for (const { id, uploadKey, settled, reserved, state } of world.owners) {
    if (state === 'deleted') continue;
    const request = await store.findRequest(null, id);
    expect(request !== null).toBe(state === 'living');
    if (request !== null && isFinished(request.status)) reserved.clear();
    for (const key of [uploadKey, ...settled, ...reserved]) (state === 'living' ? kept : going).add(key);
    if (state !== 'living') continue;
    for (const key of [uploadKey, ...settled]) expect(world.files).toContain(key);
  }
  const leftovers = (await leftoversOf(world, 1000)).map(({ key }) => key);
  expect(leftovers.filter((key) => kept.has(key))).toEqual([]);
  const orphans = [...world.files].filter(
    (key) => !kept.has(key) && !going.has(key) && !leftovers.includes(key),
  );
  expect(orphans).toEqual([]);
}

/** Whatever happened: when all is done, exactly the files of the living are there. */
async function settleDown(world: World): Promise<void> {
  await store.release(world.held.splice(0).map(({ claim }) => claim));
  for (const one of world.owners) {
    await advance(one, true);
    expect(one.state).not.toBe('removed');
  }
  await check(world);
  await sweep(world, 1000, true);
  const living = world.owners.filter(({ state }) => state === 'living');
  const keys = living.flatMap(({ uploadKey, settled, reserved }) => [uploadKey, ...settled, ...reserved]);
  expect([...world.files].sort()).toEqual([...new Set(keys.filter((key) => world.files.has(key)))].sort());
}

it('gives up a file when its last request is gone, and not before, whatever is uploaded, deleted and crashes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 90, size: 'max' }), async (steps) => {
      runs += 1;
      const none = { owners: [], staged: new Set<string>(), files: new Set<string>(), held: [] };
      const world: World = { ...none, prefix: `run${runs}-` };
      await submitOne(world, 3);
      await submitOne(world, 2);
      for (const one of steps) {
        await take(world, one);
        await check(world);
      }
      await crash(world);
      await settleDown(world);
      for (const one of world.owners) if (one.state === 'living') await take(world, removalOf(world, one));
      await settleDown(world);
      expect([...world.files]).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

function removalOf(world: World, owner: Owner): Step {
  return { kind: 'remove', owner: world.owners.length - 1 - world.owners.indexOf(owner), whole: true };
}
