import { expect, it } from 'vitest';
import type { Claim } from '../../../src/store/settlement.ts';
import type { Store } from '../../../src/store/store.ts';
import { StoreUnavailableError } from '../../../src/store/store-errors.ts';
import {
  products,
  publicationOf,
  settlementOf,
  stagedProduct,
  stagedRequest,
  submit,
  webhook,
} from './store-fixtures.ts';

const page = { first: 50, after: null, offset: 0 };

export function storeReopening(store: () => Store, reopen: () => Promise<void>): void {
  it('keeps everything over a close and an open', async () => {
    const id = await submit(store(), products(5), { webhook });
    const claims = await store().claim(id, 3);
    await store().settle(claims.map((claim) => settlementOf(claim)));
    await store().secret('key', 'kept');
    const read = async () => [
      await store().findRequest(null, id),
      await store().readFile(id, 0, 10),
      await store().readLog(id, 0, 10),
      await store().listDeliveries(id, page),
      await store().listProducts(id, { filter: { search: 'prod' }, order: 'MOST_SAVED' }, page),
      await store().secret('key', 'lost'),
    ];
    const before = await read();
    await reopen();
    expect(await read()).toEqual(before);
  });

  it('finds products of an upload that was not searchable yet when the store was closed', async () => {
    const id = await submit(store(), products(3000));
    await reopen();
    const serial = { filter: { search: 'sku-2999' }, order: 'FILE' } as const;
    const { items } = await store().listProducts(id, serial, page);
    expect(items.map(({ item }) => item.position)).toEqual([2999]);
    const every = { filter: { search: 'product' }, order: 'FILE' } as const;
    expect((await store().listProducts(id, every, page)).totalCount).toBe(3000);
  });

  it('frees what was claimed; what the old owner settles then is stale', async () => {
    const id = await submit(store(), products(3));
    const old = await store().claim(id, 2);
    await reopen();
    expect((await store().settle(old.map((claim) => settlementOf(claim)))).sequences).toEqual([null, null]);
    const claims = await store().claim(id, 5);
    expect(claims.map(({ product }) => product.position)).toEqual([0, 1, 2]);
    expect((await store().settle([settlementOf(old[0] as Claim)])).sequences).toEqual([null]);
    expect((await store().settle(claims.map((claim) => settlementOf(claim)))).sequences).toEqual([1, 2, 3]);
  });

  it('sweeps what gone owners staged, and nothing else', async () => {
    const published = await submit(store(), products(2), { uploadKey: 'shared' });
    const left = stagedRequest({ uploadKey: 'left' });
    const leftToo = stagedRequest({ uploadKey: 'shared', idempotencyKey: 'k' });
    for (const request of [left, leftToo]) {
      await store().stage(request);
      await store().stageProducts(request.id, products(1000));
      await store().stageProducts(request.id, [stagedProduct(1000)]);
    }
    await reopen();
    await expect(store().stageProducts(left.id, [stagedProduct(1001)])).rejects.toThrow();
    const own = stagedRequest();
    await store().stage(own);
    await store().stageProducts(own.id, products(1));
    expect(await store().sweepStaged()).toEqual(['left']);
    expect(await store().sweepStaged()).toEqual([]);
    expect(await store().publish(own.id, publicationOf(products(1)))).toMatchObject({ kind: 'published' });
    expect(await store().readFile(published, 0, 10)).toHaveLength(2);
    await expect(store().publish(left.id, publicationOf([]))).rejects.toThrow();
  });

  it('answers a ping while it is open, and StoreUnavailableError once it is closed', async () => {
    const old = store();
    await old.ping();
    await reopen();
    await expect(old.ping()).rejects.toThrow(StoreUnavailableError);
    await expect(old.findRequest(null, 'req_00000000000000000000000000')).rejects.toThrow(
      StoreUnavailableError,
    );
    await old.close();
    await store().ping();
  });
}
