import { expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { products, settlementOf, submit, succeeded } from './store-fixtures.ts';

const url = 'https://cdn.example.com/0.jpg';
const source = { url, sha256: 'ab'.repeat(32), etag: '"1"', lastModified: null };

async function finish(store: Store, owner: string, sources = [source]): Promise<string> {
  const id = await submit(store, products(1), { owner });
  const [claim] = await store.claim(id, 1);
  await store.settle([{ ...settlementOf(claim as never), sources }]);
  return id;
}

async function deleteAll(store: Store, owner: string, id: string): Promise<void> {
  await store.remove(owner, id);
  while (!(await store.advance(id)).done);
}

export function storeReusing(store: () => Store): void {
  it('remembers what a URL gave, for its owner only', async () => {
    const first = await finish(store(), 'a');
    expect(await store().findSource(first, url)).toEqual({ ...source, own: true });
    const second = await submit(store(), products(1), { owner: 'a' });
    expect(await store().findSource(second, url)).toEqual({ ...source, own: false });
    expect(await store().findSource(second, 'https://cdn.example.com/1.jpg')).toBeNull();
    const foreign = await submit(store(), products(1), { owner: 'b' });
    expect(await store().findSource(foreign, url)).toBeNull();
    const newer = { ...source, sha256: 'cd'.repeat(32), etag: null, lastModified: 'yesterday' };
    const [claim] = await store().claim(second, 1);
    await store().settle([{ ...settlementOf(claim as never), sources: [newer] }]);
    expect(await store().findSource(first, url)).toEqual({ ...newer, own: false });
    // The memory goes with the request that wrote it last.
    await deleteAll(store(), 'a', first);
    expect(await store().findSource(second, url)).toEqual({ ...newer, own: true });
    await deleteAll(store(), 'a', second);
    const third = await submit(store(), products(1), { owner: 'a' });
    expect(await store().findSource(third, url)).toBeNull();
  });

  it('knows an output once it is settled, and keeps it as long as somebody refers to it', async () => {
    const first = await submit(store(), products(1));
    const second = await submit(store(), products(1));
    const key = 'key-400';
    expect(await store().findResult(key)).toBeNull();
    expect(await store().reserve([{ requestId: first, key }])).toEqual([{ kind: 'new' }]);
    const [claim] = await store().claim(first, 1);
    await store().settle([settlementOf(claim as never, ({ inputUrl }) => succeeded(inputUrl, 400))]);
    const result = { outcome: 'TARGET_MET', bytesIn: 1000, bytesOut: 400, width: 10, height: 20 };
    expect(await store().findResult(key)).toMatchObject(result);
    const answers = await store().reserve([
      { requestId: second, key },
      { requestId: second, key },
      { requestId: second, key: 'other' },
      { requestId: 'req_00000000000000000000000000', key },
    ]);
    expect(answers.map(({ kind }) => kind)).toEqual(['known', 'known', 'new', 'gone']);
    expect(answers[0]).toMatchObject({ result });
    await deleteAll(store(), 'default', first);
    expect((await store().listOrphans(10)).map(({ kind }) => kind)).toEqual(['UPLOAD']);
    expect(await store().findResult(key)).toMatchObject(result);
    await deleteAll(store(), 'default', second);
    const leftovers = await store().listOrphans(10);
    expect(leftovers).toContainEqual({ key, kind: 'OUTPUT', format: 'jpeg' });
    expect(leftovers).toContainEqual({ key: 'other', kind: 'OUTPUT', format: null });
    expect(await store().findResult(key)).toBeNull();
    // While its file is being deleted nobody can have it.
    const third = await submit(store(), products(1));
    expect(await store().reserve([{ requestId: third, key }])).toEqual([{ kind: 'busy' }]);
    await store().forgetOrphans(leftovers);
    expect(await store().reserve([{ requestId: third, key }])).toEqual([{ kind: 'new' }]);
  });

  it('drops what was reserved and never settled when the request ends', async () => {
    const id = await submit(store(), products(1));
    const [claim] = await store().claim(id, 1);
    await store().reserve(['key-400', 'changed'].map((key) => ({ requestId: id, key })));
    await store().settle([settlementOf(claim as never, ({ inputUrl }) => succeeded(inputUrl, 400))]);
    expect(await store().listOrphans(10)).toEqual([{ key: 'changed', kind: 'OUTPUT', format: null }]);
    const canceled = await submit(store(), products(1));
    await store().reserve(['key-400', 'left'].map((key) => ({ requestId: canceled, key })));
    await store().cancel('default', canceled);
    await store().advance(canceled);
    expect((await store().listOrphans(10)).map(({ key }) => key).sort()).toEqual(['changed', 'left']);
  });

  it('lets one of two have its way, when an output is reserved while its last request is deleted', async () => {
    for (let round = 0; round < 10; round += 1) {
      const first = await finish(store(), 'default');
      const second = await submit(store(), products(1));
      const key = 'key-400';
      await store().remove('default', first);
      const steps = (async () => {
        while (!(await store().advance(first)).done);
      })();
      const [[answer]] = await Promise.all([store().reserve([{ requestId: second, key }]), steps]);
      const left = (await store().listOrphans(100)).filter((one) => one.key === key);
      expect(left).toHaveLength(answer?.kind === 'busy' ? 1 : 0);
      await deleteAll(store(), 'default', second);
      await store().forgetOrphans(await store().listOrphans(100));
    }
  });
}
