import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Image } from '../../../src/domain/image.ts';
import type { Claim } from '../../../src/store/settlement.ts';
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
} from './store-fixtures.ts';

/** One step of work on some requests: which one, how many to claim, what comes of the images, what goes wrong. */
const step = fc.record({
  request: fc.nat(2),
  limit: fc.integer({ min: 1, max: 8 }),
  results: fc.array(fc.constantFrom('met', 'kept', 'failed', 'skipped'), { minLength: 1, maxLength: 6 }),
  fate: fc.constantFrom('settle', 'settle', 'settle', 'release', 'twice', 'keep'),
});

function resultOf(kind: string | undefined, { inputUrl }: Image): Image {
  if (kind === 'failed') return failed(inputUrl);
  if (kind === 'skipped') return skipped(inputUrl);
  return kind === 'kept' ? succeeded(inputUrl, 990, 'KEPT_ORIGINAL') : succeeded(inputUrl, 300);
}

function catalogue(count: number) {
  return Array.from({ length: count }, (_, position) =>
    stagedProduct(position, {
      images: Array.from({ length: 1 + (position % 3) }, (_, n) => pending(`https://x.example/${n}`)),
    }),
  );
}

export function storeWorking(store: () => Store): void {
  it('claims pending products in file order, each once; the first claim starts the request', async () => {
    const id = await submit(store(), products(5));
    const before = Date.now();
    const first = await store().claim(id, 2);
    const started = await store().findRequest(null, id);
    expect(started?.status).toBe('PROCESSING');
    expect(started?.startedAt?.getTime()).toBeGreaterThanOrEqual(before);
    expect(started?.pace.lastAt).toEqual(started?.startedAt);
    const [second, third] = await Promise.all([store().claim(id, 2), store().claim(id, 2)]);
    const claimed = [...first, ...second, ...third];
    expect(claimed.map(({ product }) => product.position)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(claimed.map(({ token }) => token)).size).toBe(5);
    expect(await store().claim(id, 2)).toEqual([]);
    expect((await store().findRequest(null, id))?.startedAt).toEqual(started?.startedAt);
  });

  it('hands a released product out again, in its place; a stale release changes nothing', async () => {
    const id = await submit(store(), products(6));
    const old = await store().claim(id, 4);
    await store().release(old.slice(1, 3));
    const again = await store().claim(id, 10);
    expect(again.map(({ product }) => product.position)).toEqual([1, 2, 4, 5]);
    await store().release(old.slice(1, 3));
    expect(await store().claim(id, 10)).toEqual([]);
  });

  it('settles a claimed product: result, number, counters and pace in one', async () => {
    const id = await submit(store(), products(2));
    const [claim] = await store().claim(id, 1);
    const at = new Date(Date.now() + 2000);
    const settlement = settlementOf(claim as Claim, undefined, at);
    expect(await store().settle([settlement])).toEqual({
      sequences: [1],
      finishedRequests: [],
      finalStatuses: [],
      deliveries: 0,
    });
    expect(await store().findProduct(null, id, 0)).toMatchObject({
      status: 'SUCCEEDED',
      images: settlement.images,
      sequence: 1,
      finishedAt: at,
    });
    const request = await store().findRequest(null, id);
    expect(request).toMatchObject({
      status: 'PROCESSING',
      sequence: 1,
      finishedAt: null,
      pace: { lastAt: at },
    });
    expect(request?.pace.activeMilliseconds).toBeGreaterThan(0);
    expect(request?.counters).toMatchObject({
      productsFinished: 1,
      imagesSucceeded: 1,
      bytesIn: 1000,
      bytesOut: 400,
    });
  });

  it('gives a request its final status with its last product', async () => {
    const kinds: [string, ((image: Image) => Image)[]][] = [
      ['COMPLETED', [(image) => succeeded(image.inputUrl), (image) => succeeded(image.inputUrl)]],
      ['COMPLETED_WITH_ERRORS', [(image) => succeeded(image.inputUrl), (image) => failed(image.inputUrl)]],
      ['FAILED', [(image) => failed(image.inputUrl), (image) => failed(image.inputUrl)]],
    ];
    for (const [status, results] of kinds) {
      const id = await submit(store(), products(2));
      const claims = await store().claim(id, 2);
      const times = [new Date('2026-01-02T00:00:05Z'), new Date('2026-01-02T00:00:03Z')];
      const report = await store().settle(
        claims.map((claim, n) => settlementOf(claim, results[n], times[n])),
      );
      expect(report.finishedRequests).toEqual([id]);
      expect(await store().findRequest(null, id)).toMatchObject({ status, finishedAt: times[0] });
      expect((await store().listUnfinished()).map((request) => request.id)).not.toContain(id);
      expect(await store().claim(id, 1)).toEqual([]);
    }
  });

  it('changes nothing for a settlement that is stale', async () => {
    const id = await submit(store(), products(4));
    const [released, reclaimed, doubled, otherRun] = (await store().claim(id, 4)) as [
      Claim,
      Claim,
      Claim,
      Claim,
    ];
    await store().release([released, reclaimed]);
    const [, , ...none] = await store().claim(id, 2);
    expect(none).toEqual([]);
    const stale = [
      settlementOf(released),
      settlementOf(reclaimed),
      { ...settlementOf(otherRun), run: 1 },
      { ...settlementOf(otherRun), token: 'guessed' },
      { ...settlementOf(otherRun), position: 77 },
      { ...settlementOf(otherRun), images: [succeeded(), succeeded()] },
      { ...settlementOf(otherRun), requestId: 'req_00000000000000000000000000' },
    ];
    const before = await store().findRequest(null, id);
    expect((await store().settle(stale)).sequences).toEqual(stale.map(() => null));
    expect(await store().findRequest(null, id)).toEqual(before);
    expect(await store().readLog(id, 0, 10)).toEqual([]);
    const twice = await store().settle([settlementOf(doubled), settlementOf(doubled, () => failed())]);
    expect(twice.sequences).toEqual([1, null]);
    expect((await store().settle([settlementOf(doubled)])).sequences).toEqual([null]);
    expect((await store().findProduct(null, id, 2))?.status).toBe('SUCCEEDED');
    expect((await store().settle([settlementOf(otherRun)])).sequences).toEqual([2]);
  });

  it('lists unfinished requests oldest first', async () => {
    const late = await submit(store(), products(1), { createdAt: new Date('2026-02-02') });
    const early = await submit(store(), products(1), { createdAt: new Date('2026-02-01'), owner: 'a' });
    const unfinished = await store().listUnfinished();
    expect(unfinished.filter(({ id }) => id === late || id === early)).toEqual([
      { id: early, owner: 'a' },
      { id: late, owner: 'default' },
    ]);
  });

  it('sums up what is left to do: unfinished requests by status, their products and images', async () => {
    const before = await store().readBacklog();
    const id = await submit(store(), catalogue(6), { owner: 'a' });
    const canceled = await submit(store(), catalogue(1), { owner: 'b' });
    await store().cancel('b', canceled);
    const left = { products: before.products + 7, images: before.images + 12 + 1 };
    const { QUEUED, PROCESSING, CANCELING } = before.requests;
    expect(await store().readBacklog()).toEqual({
      ...left,
      requests: { QUEUED: QUEUED + 1, PROCESSING, CANCELING: CANCELING + 1 },
    });
    const claims = await store().claim(id, 6);
    await store().settle(claims.slice(1, 3).map((claim) => settlementOf(claim)));
    expect(await store().readBacklog()).toEqual({
      products: left.products - 2,
      images: left.images - 5,
      requests: { QUEUED, PROCESSING: PROCESSING + 1, CANCELING: CANCELING + 1 },
    });
    await store().settle([claims[0], ...claims.slice(3)].map((claim) => settlementOf(claim as Claim)));
    await store().advance(canceled);
    expect(await store().readBacklog()).toEqual(before);
  });

  it('numbers without gaps and counts exactly, whatever the order of work on several requests', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const ids = await Promise.all([7, 12, 20].map((count) => submit(store(), catalogue(count))));
        let kept: Claim[] = [];
        for (const { request, limit, results, fate } of steps) {
          const claims = await store().claim(ids[request] ?? '', limit);
          if (fate === 'release') await store().release(claims);
          else if (fate === 'keep') kept.push(...claims);
          else {
            const batch = [...claims, ...(fate === 'twice' ? claims : []), ...kept].map((claim, n) =>
              settlementOf(claim, (image) => resultOf(results[n % results.length], image)),
            );
            kept = [];
            await store().settle(batch);
          }
        }
        for (const id of ids) {
          const request = await store().findRequest(null, id);
          const log = await store().readLog(id, 0, 1000);
          expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, n) => n + 1));
          expect(request?.sequence).toBe(log.length);
          expect(request?.counters).toEqual(sumsOver(await store().readFile(id, 0, 1000)));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('numbers without gaps under settles that run at once', async () => {
    const ids = await Promise.all([0, 1, 2].map(() => submit(store(), products(120))));
    const claims = (await Promise.all(ids.map((id) => store().claim(id, 120)))).flat();
    const mixed = claims.sort((a, b) => a.product.position - b.product.position);
    const batches = Array.from({ length: 12 }, (_, n) => mixed.filter((_, index) => index % 12 === n));
    const reports = await Promise.all(
      batches.map((batch) => store().settle(batch.map((claim) => settlementOf(claim)))),
    );
    expect(reports.flatMap(({ finishedRequests }) => finishedRequests).sort()).toEqual([...ids].sort());
    for (const id of ids) {
      const log = await store().readLog(id, 0, 1000);
      expect(log.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
      expect(new Set(log.map(({ position }) => position)).size).toBe(120);
    }
  });

  it('reads the log from any number on', async () => {
    const id = await submit(store(), products(9));
    const claims = await store().claim(id, 9);
    await store().settle([...claims].reverse().map((claim) => settlementOf(claim)));
    expect((await store().readLog(id, 0, 4)).map(({ position }) => position)).toEqual([8, 7, 6, 5]);
    expect((await store().readLog(id, 4, 4)).map(({ position }) => position)).toEqual([4, 3, 2, 1]);
    expect((await store().readLog(id, 8, 4)).map(({ sequence }) => sequence)).toEqual([9]);
    expect(await store().readLog(id, 9, 4)).toEqual([]);
  });
}
