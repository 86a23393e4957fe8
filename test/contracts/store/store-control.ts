import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import {
  failed,
  pending,
  products,
  settlementOf,
  skipped,
  stagedProduct,
  submit,
  succeeded,
  sumsOver,
  webhook,
} from './store-fixtures.ts';

const page = { first: 200, after: null, offset: 0 };
const at = new Date('2026-01-01T00:01:00Z');

/** All steps of a long job; what each changed. */
async function advanceAll(store: Store, id: string): Promise<number[]> {
  const changes: number[] = [];
  for (;;) {
    const { changed, done } = await store.advance(id);
    changes.push(changed);
    if (done || changed === 0) return changes;
  }
}

async function expectConsistent(store: Store, id: string): Promise<void> {
  const all = await store.readFile(id, 0, 10_000);
  const request = await store.findRequest(null, id);
  const log = await store.readLog(id, 0, 10_000);
  expect(request?.counters).toEqual(sumsOver(all));
  const finished = all.filter(({ sequence }) => sequence !== null);
  expect(log.map(({ position }) => position).sort((a, b) => a - b)).toEqual(
    finished.map(({ position }) => position),
  );
  const numbers = log.map(({ sequence }) => sequence ?? 0);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(Math.max(0, ...numbers)).toBeLessThanOrEqual(request?.sequence ?? 0);
}

export function storeControl(store: () => Store, reopen: () => Promise<void>): void {
  it('says what a cancel came to: products, images that had no result yet, and the end', async () => {
    const id = await submit(store(), [
      stagedProduct(0, { images: [skipped('nothing.jpg'), pending('https://x.example/1')] }),
      stagedProduct(1, { images: [pending('https://x.example/2'), pending('https://x.example/3')] }),
    ]);
    await store().cancel('default', id);
    expect(await store().advance(id)).toMatchObject({
      done: true,
      canceled: { products: 2, images: 4 },
      finished: 'CANCELED',
    });
    expect(await store().advance(id)).toMatchObject({
      canceled: { products: 0, images: 0 },
      finished: null,
    });
  });

  it('cancels at once, finishes what nobody works on in steps, and ends with what is worked on', async () => {
    const id = await submit(store(), products(2500), { webhook });
    const [settled, worked, given] = await store().claim(id, 3);
    await store().settle([settlementOf(settled as never)]);
    expect(await store().cancel('default', id)).toMatchObject({ id, status: 'CANCELING' });
    expect(await store().listAdvancing()).toEqual([id]);
    expect(await store().claim(id, 10)).toEqual([]);
    await store().release([given as never]);
    expect(await store().advance(id)).toEqual({
      changed: 1000,
      done: false,
      deliveries: false,
      canceled: { products: 1000, images: 1000 },
      finished: null,
    });
    expect(await advanceAll(store(), id)).toEqual([1000, 498, 0]);
    expect(await store().findRequest(null, id)).toMatchObject({ status: 'CANCELING', sequence: 2499 });
    const last = { ...settlementOf(worked as never, ({ inputUrl }) => skipped(inputUrl)), canceled: true };
    expect(await store().settle([last])).toMatchObject({
      sequences: [2500],
      finishedRequests: [id],
      finalStatuses: ['CANCELED'],
    });
    expect(await store().advance(id)).toMatchObject({ done: true });
    expect(await store().listAdvancing()).toEqual([]);
    const request = await store().findRequest(null, id);
    expect(request).toMatchObject({ status: 'CANCELED', sequence: 2500 });
    expect(request?.counters).toMatchObject({ imagesSucceeded: 1, imagesSkipped: 2499 });
    expect(await store().findProduct(null, id, 7)).toMatchObject({ status: 'CANCELED' });
    expect((await store().findProduct(null, id, 0))?.status).toBe('SUCCEEDED');
    await expectConsistent(store(), id);
    const { items } = await store().listDeliveries(id, page);
    expect(items.map(({ item }) => [item.event, item.position])).toEqual([
      ['REQUEST_FINISHED', null],
      ['PRODUCT_FINISHED', 0],
    ]);
    expect(await store().cancel('default', id)).toMatchObject({ status: 'CANCELED' });
    expect(await store().cancel('other', id)).toBeNull();
  });

  it('keeps the result of what was worked on when the cancel came', async () => {
    const id = await submit(store(), products(2));
    const claims = await store().claim(id, 2);
    await store().cancel('default', id);
    await store().settle(claims.map((claim) => settlementOf(claim)));
    expect(await store().findRequest(null, id)).toMatchObject({
      status: 'CANCELED',
      counters: { imagesSucceeded: 2 },
    });
  });

  it('goes on cancelling after it was opened again', async () => {
    const id = await submit(store(), products(1200));
    await store().claim(id, 5);
    await store().cancel('default', id);
    await store().advance(id);
    await reopen();
    expect(await store().listAdvancing()).toEqual([id]);
    await advanceAll(store(), id);
    expect(await store().findRequest(null, id)).toMatchObject({ status: 'CANCELED', sequence: 1200 });
    await expectConsistent(store(), id);
  });

  it('retries failed images only, under new numbers, and tells of it', async () => {
    const images = [pending('https://x.example/a'), pending('https://x.example/b')];
    const id = await submit(
      store(),
      [0, 1, 2].map((position) => stagedProduct(position, { images })),
      {
        webhook,
      },
    );
    const claims = await store().claim(id, 3);
    await store().settle(
      claims.map((claim, n) =>
        settlementOf(claim, ({ inputUrl }) =>
          n === 1 && inputUrl.endsWith('b') ? failed(inputUrl) : succeeded(inputUrl),
        ),
      ),
    );
    expect(await store().findRequest(null, id)).toMatchObject({ status: 'COMPLETED_WITH_ERRORS' });
    expect(await store().retry('other', id)).toBeNull();
    expect(await store().retry('default', id)).toMatchObject({
      kind: 'retrying',
      request: { status: 'PROCESSING', finishedAt: null },
    });
    expect(await store().listUnfinished()).toEqual([{ id, owner: 'default' }]);
    expect(await advanceAll(store(), id)).toEqual([1]);
    await expectConsistent(store(), id);
    const [again, ...none] = await store().claim(id, 5);
    expect(none).toEqual([]);
    expect(again?.product).toMatchObject({
      position: 1,
      run: 1,
      status: 'PENDING',
      images: [{ status: 'SUCCEEDED' }, { status: 'PENDING' }],
    });
    expect((await store().settle([settlementOf(claims[1] as never)])).sequences).toEqual([null]);
    const settled = settlementOf(again as never, (image) =>
      image.status === 'PENDING' ? succeeded(image.inputUrl) : image,
    );
    expect(await store().settle([settled])).toMatchObject({ sequences: [4], finishedRequests: [id] });
    expect(await store().findRequest(null, id)).toMatchObject({ status: 'COMPLETED', sequence: 4 });
    expect((await store().readLog(id, 0, 9)).map(({ position }) => position)).toEqual([0, 2, 1]);
    await expectConsistent(store(), id);
    const { items } = await store().listDeliveries(id, page);
    expect(items.map(({ item }) => item.event).slice(0, 2)).toEqual(['REQUEST_FINISHED', 'PRODUCT_FINISHED']);
    expect(items).toHaveLength(6);
    expect(await store().retry('default', id)).toEqual({ kind: 'nothing' });
  });

  it('claims what is retried before what comes after it in the file', async () => {
    const id = await submit(store(), products(4));
    const claims = await store().claim(id, 3);
    await store().settle(
      claims.map((claim) =>
        settlementOf(claim, ({ inputUrl }) =>
          claim.product.position === 1 ? failed(inputUrl) : succeeded(inputUrl, 300),
        ),
      ),
    );
    await store().retry('default', id);
    await advanceAll(store(), id);
    const positions = [...(await store().claim(id, 1)), ...(await store().claim(id, 5))];
    expect(positions.map(({ product }) => product.position)).toEqual([1, 3]);
  });

  it('does not end a request while only a part of its failures is pending again', async () => {
    const id = await submit(store(), products(1500));
    for (let n = 0; n < 1500; n += 150) {
      const claims = await store().claim(id, 150);
      await store().settle(claims.map((claim) => settlementOf(claim, ({ inputUrl }) => failed(inputUrl))));
    }
    expect(await store().findRequest(null, id)).toMatchObject({ status: 'FAILED' });
    await store().retry('default', id);
    await store().advance(id);
    for (let n = 0; n < 1000; n += 200) {
      const claims = await store().claim(id, 200);
      const report = await store().settle(
        claims.map((claim) => settlementOf(claim, ({ inputUrl }) => failed(inputUrl))),
      );
      expect(report.finishedRequests).toEqual([]);
    }
    await reopen();
    expect(await store().advance(id)).toMatchObject({ changed: 500, done: true });
    // Those that failed again since the wish stay as they are.
    expect(await store().claim(id, 1000)).toHaveLength(500);
    await expectConsistent(store(), id);
  });

  it('retries nothing of a request that is being cancelled, and cancels one that is being retried', async () => {
    const id = await submit(store(), products(3));
    const claims = await store().claim(id, 2);
    await store().settle(claims.map((claim) => settlementOf(claim, ({ inputUrl }) => failed(inputUrl))));
    await store().retry('default', id);
    await store().cancel('default', id);
    expect(await store().retry('default', id)).toEqual({ kind: 'canceling' });
    await advanceAll(store(), id);
    expect(await store().findRequest(null, id)).toMatchObject({
      status: 'CANCELED',
      counters: { imagesFailed: 2, imagesSkipped: 1 },
    });
    // What was cancelled stays so when failures are retried.
    await store().retry('default', id);
    await advanceAll(store(), id);
    const again = await store().claim(id, 5);
    await store().settle(again.map((claim) => settlementOf(claim)));
    expect(await store().findRequest(null, id)).toMatchObject({ status: 'CANCELED' });
    await expectConsistent(store(), id);
  });

  it('removes a request for every reader at once, then everything of it', async () => {
    const changes = { webhook, idempotencyKey: 'k', uploadKey: 'uploads/a.csv' };
    const id = await submit(store(), products(1500), changes);
    const other = await submit(store(), products(1), { uploadKey: 'uploads/b.csv' });
    const claims = await store().claim(id, 3);
    await store().settle([settlementOf(claims[0] as never)]);
    const delivery = (await store().listDeliveries(id, page)).items[0]?.item.id ?? '';
    expect(await store().remove('other', id)).toBe(false);
    expect(await store().remove('default', id)).toBe(true);
    expect(await store().remove('default', id)).toBe(false);
    expect(await store().findRequest(null, id)).toBeNull();
    expect(await store().findProduct(null, id, 0)).toBeNull();
    expect(await store().findDelivery(null, delivery)).toBeNull();
    expect(await store().dueDeliveries(new Date(Date.now() + 1000), 10)).toEqual([]);
    expect(await store().readLog(id, 0, 10)).toEqual([]);
    expect((await store().listRequests('default', null, page)).items.map(({ item }) => item.id)).toEqual([
      other,
    ]);
    expect(await store().claim(id, 10)).toEqual([]);
    const freed = await submit(store(), products(1), { idempotencyKey: 'k', uploadKey: 'uploads/c.csv' });
    expect(await store().findRequest(null, freed)).not.toBeNull();
    // Claims that stand may still write files: the deletion waits for them.
    for (let n = 0; n < 5; n += 1) await store().advance(id);
    expect((await store().settle([settlementOf(claims[1] as never)])).sequences).toEqual([null]);
    await store().release(claims.slice(2));
    await advanceAll(store(), id);
    expect(await store().listAdvancing()).toEqual([]);
    expect(await store().listOrphans(10)).toEqual(
      expect.arrayContaining([
        { key: 'uploads/a.csv', kind: 'UPLOAD', format: null },
        { key: 'key-400', kind: 'OUTPUT', format: 'jpeg' },
      ]),
    );
    await store().forgetOrphans(await store().listOrphans(10));
    expect(await store().listOrphans(10)).toEqual([]);
    expect(await store().readFile(other, 0, 10)).toHaveLength(1);
  });

  it('goes on deleting after it was opened again', async () => {
    const id = await submit(store(), products(2500));
    await store().claim(id, 10);
    await store().remove('default', id);
    await store().advance(id);
    await reopen();
    expect(await store().sweepStaged()).toEqual([]);
    expect(await store().listAdvancing()).toEqual([id]);
    await advanceAll(store(), id);
    expect(await store().listAdvancing()).toEqual([]);
    expect(await store().listOrphans(10)).toMatchObject([{ kind: 'UPLOAD' }]);
  });

  it('lists what finished before a time, the oldest first', async () => {
    const times = [new Date('2026-01-03'), new Date('2026-01-01'), new Date('2026-01-02')];
    const ids: string[] = [];
    for (const time of times) {
      const id = await submit(store(), products(1));
      const claims = await store().claim(id, 1);
      await store().settle(claims.map((claim) => settlementOf(claim, undefined, time)));
      ids.push(id);
    }
    await submit(store(), products(1));
    const found = await store().listFinishedBefore(new Date('2026-01-03'), 5);
    expect(found).toEqual([
      { id: ids[1], owner: 'default' },
      { id: ids[2], owner: 'default' },
    ]);
    expect(await store().listFinishedBefore(new Date('2026-01-03'), 1)).toHaveLength(1);
  });

  it('delivers again under the same id, with a fresh schedule, and enables the webhook', async () => {
    const id = await submit(store(), products(2), { webhook });
    const claims = await store().claim(id, 2);
    await store().settle(claims.map((claim) => settlementOf(claim, undefined, at)));
    const [delivery] = await store().dueDeliveries(at, 1);
    const name = delivery?.id ?? '';
    const attempt = { at, statusCode: 500, duration: 1, response: null, error: 'answered 500' };
    await store().recordAttempt(name, attempt, { status: 'FAILED', nextAttemptAt: null });
    await store().disableWebhook(id, at, 'gone');
    expect(await store().redeliver('other', name, at)).toBeNull();
    expect(await store().redeliver('default', 'msg_nothing', at)).toBeNull();
    expect(await store().redeliver('default', name, at)).toMatchObject({
      id,
      webhook: { disabledAt: null, disabledReason: null },
    });
    expect(await store().findDelivery(null, name)).toMatchObject({
      status: 'PENDING',
      attempts: [attempt],
      priorAttempts: 1,
      nextAttemptAt: at,
    });
    expect((await store().dueDeliveries(at, 10)).map((due) => due.id)).toContain(name);
  });

  it('remembers how an endpoint has been doing', async () => {
    const url = 'https://hooks.example.com/in';
    const state = { failingSince: at, lastFailedAt: new Date('2026-01-02') };
    expect(await store().readEndpoint('a', url)).toBeNull();
    await store().writeEndpoint('a', url, { failingSince: at, lastFailedAt: at });
    await store().writeEndpoint('a', url, state);
    await reopen();
    expect(await store().readEndpoint('a', url)).toEqual(state);
    expect(await store().readEndpoint('b', url)).toBeNull();
    await store().writeEndpoint('a', url, null);
    expect(await store().readEndpoint('a', url)).toBeNull();
  });
}
