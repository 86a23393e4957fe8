import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import {
  failed,
  finishedProduct,
  pending,
  products,
  publicationOf,
  skipped,
  stagedProduct,
  stagedRequest,
  submit,
  webhook,
} from './store-fixtures.ts';

const page = { first: 50, after: null, offset: 0 };

export function storeSubmitting(store: () => Store): void {
  it('shows nothing of a request until it is published, then all of it as it was sent', async () => {
    const request = stagedRequest({ label: 'Spring', webhook, owner: 'hidden' });
    const staged = products(3);
    await store().stage(request);
    await store().stageProducts(request.id, staged.slice(0, 2));
    await store().stageProducts(request.id, staged.slice(2));
    expect(await store().findRequest(null, request.id)).toBeNull();
    expect((await store().listRequests('hidden', null, page)).items).toEqual([]);
    expect(await store().findProduct(null, request.id, 0)).toBeNull();
    expect(await store().readFile(request.id, 0, 10)).toEqual([]);
    expect(await store().readLog(request.id, 0, 10)).toEqual([]);
    expect(await store().claim(request.id, 10)).toEqual([]);
    expect(await store().listUnfinished()).not.toContainEqual({ id: request.id, owner: 'hidden' });

    const issue = {
      line: 9,
      column: null,
      value: 'x',
      code: 'RAGGED_ROW',
      severity: 'ERROR',
      message: 'One cell too many',
    } as const;
    const publication = publicationOf(staged, { issues: [issue], totalIssues: 7 });
    const result = await store().publish(request.id, publication);
    const { uploadKey, owner, label, createdAt, compression, outputMode } = request;
    expect(result).toMatchObject({
      kind: 'published',
      request: {
        id: request.id,
        status: 'QUEUED',
        format: 'PLAIN',
        startedAt: null,
        finishedAt: null,
        webhook: { ...webhook, disabledAt: null, disabledReason: null },
        ...{ uploadKey, owner, label, createdAt, compression, outputMode },
        head: publication.head,
        counters: publication.counters,
        pace: { activeMilliseconds: 0, lastAt: null },
        sequence: 0,
        issues: [issue],
        totalIssues: 7,
      },
    });
    expect(await store().findRequest(null, request.id)).toEqual(result.request);
    expect(await store().readFile(request.id, 0, 10)).toMatchObject(staged);
    expect(await store().listUnfinished()).toContainEqual({ id: request.id, owner: 'hidden' });
  });

  it('leaves nothing of a request that is discarded, and takes nothing more under it', async () => {
    const request = stagedRequest();
    await store().stage(request);
    await store().stageProducts(request.id, products(1000));
    await store().discard(request.id);
    await store().discard(request.id);
    await expect(store().stageProducts(request.id, [stagedProduct(1000)])).rejects.toThrow();
    await expect(store().publish(request.id, publicationOf([]))).rejects.toThrow();
    expect(await store().findRequest(null, request.id)).toBeNull();
  });

  it('does not discard a published request', async () => {
    const id = await submit(store(), products(2));
    await store().discard(id);
    expect(await store().readFile(id, 0, 10)).toHaveLength(2);
  });

  it('keeps what is known of products as they come: finished ones are in the log already', async () => {
    const staged = [
      finishedProduct(0, 1),
      stagedProduct(1, { images: [skipped(), pending()] }),
      finishedProduct(2, 2, [failed()]),
      stagedProduct(3, { name: null, serialNumber: null }),
    ];
    const id = await submit(store(), staged);
    expect(await store().readFile(id, 0, 10)).toMatchObject(staged);
    expect((await store().readLog(id, 0, 10)).map(({ position }) => position)).toEqual([0, 2]);
    expect((await store().claim(id, 10)).map(({ product }) => product.position)).toEqual([1, 3]);
    expect(await store().findRequest(null, id)).toMatchObject({ status: 'PROCESSING', sequence: 2 });
  });

  it('finishes a request at once when nothing of it is pending, and tells its webhook', async () => {
    const id = await submit(store(), [finishedProduct(0, 1), finishedProduct(1, 2, [skipped()])], {
      webhook,
    });
    const request = await store().findRequest(null, id);
    expect(request).toMatchObject({ status: 'COMPLETED', finishedAt: new Date('2026-01-01T00:00:01Z') });
    expect(await store().listUnfinished()).not.toContainEqual({ id, owner: 'default' });
    const { items, totalCount } = await store().listDeliveries(id, page);
    expect(items.map(({ item }) => item.event)).toEqual(['REQUEST_FINISHED']);
    expect(totalCount).toBe(1);
    const allFailed = await submit(store(), [finishedProduct(0, 1, [failed()])]);
    expect(await store().findRequest(null, allFailed)).toMatchObject({ status: 'FAILED' });
    const empty = await submit(store(), []);
    expect(await store().findRequest(null, empty)).toMatchObject({ status: 'COMPLETED' });
  });

  it('gives one request for one idempotency key, twenty times at once', async () => {
    const staged = products(5);
    const results = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const request = stagedRequest({ idempotencyKey: 'spring', owner: 'keyed' });
        await store().stage(request);
        await store().stageProducts(request.id, staged);
        return store().publish(request.id, publicationOf(staged));
      }),
    );
    const [published, ...more] = results.filter(({ kind }) => kind === 'published');
    expect(more).toEqual([]);
    expect(new Set(results.map(({ request }) => request.id))).toEqual(new Set([published?.request.id]));
    expect((await store().listRequests('keyed', null, page)).totalCount).toBe(1);
  });

  it('tells the same content from another under a taken key, and keys of owners apart', async () => {
    async function send(owner: string, contentHash: string) {
      const request = stagedRequest({ owner, idempotencyKey: 'k' });
      await store().stage(request);
      return store().publish(request.id, publicationOf([], { contentHash }));
    }
    expect(await send('a', 'one')).toMatchObject({ kind: 'published' });
    expect(await send('a', 'one')).toMatchObject({ kind: 'duplicate', sameContent: true });
    expect(await send('a', 'two')).toMatchObject({ kind: 'duplicate', sameContent: false });
    expect(await send('b', 'one')).toMatchObject({ kind: 'published' });
  });

  it('shows an owner’s things to that owner and to the server only', async () => {
    const id = await submit(store(), [finishedProduct(0, 1)], { owner: 'a', webhook });
    const delivery = (await store().listDeliveries(id, page)).items[0]?.item.id ?? '';
    for (const owner of ['a', null]) {
      expect(await store().findRequest(owner, id)).toMatchObject({ id, owner: 'a' });
      expect(await store().findProduct(owner, id, 0)).toMatchObject({ position: 0 });
      expect(await store().findDelivery(owner, delivery)).toMatchObject({ id: delivery, owner: 'a' });
    }
    expect(await store().findRequest('b', id)).toBeNull();
    expect(await store().findProduct('b', id, 0)).toBeNull();
    expect(await store().findDelivery('b', delivery)).toBeNull();
  });

  it('finds no product outside of its request', async () => {
    const id = await submit(store(), products(2));
    await submit(store(), products(2));
    for (const position of [-1, 2, 2 ** 24, 0.5, Number.NaN]) {
      expect(await store().findProduct(null, id, position)).toBeNull();
    }
    expect((await store().readFile(id, 1, 10)).map(({ position }) => position)).toEqual([1]);
  });

  it('keeps the first value of a secret', async () => {
    const asked = await Promise.all(['one', 'two', 'three'].map((fresh) => store().secret('key', fresh)));
    expect(new Set(asked).size).toBe(1);
    expect(await store().secret('key', 'four')).toBe(asked[0]);
    expect(await store().secret('other', 'five')).toBe('five');
  });
}
