import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decompress } from '../../../src/catalog/decompress.ts';
import { InvalidInputError } from '../../../src/domain/invalid-input-error.ts';
import { chunksOf } from './chunks-of.ts';

const csv = Buffer.from('Images\nhttps://a.test/1.jpg\n'.repeat(20_000));

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of decompress(bytes)) parts.push(part);
  return Buffer.concat(parts);
}

describe('an upload', () => {
  it('that is no gzip stays as it is, however short', async () => {
    for (const bytes of [csv, csv.subarray(0, 1), Buffer.alloc(0)]) {
      expect(await whole(chunksOf(bytes, [1, 2]))).toEqual(bytes);
    }
  });

  it('that is gzip is decompressed, also in several parts', async () => {
    expect(await whole(chunksOf(gzipSync(csv), [1, 2, 500]))).toEqual(csv);
    const parts = Buffer.concat([gzipSync(csv.subarray(0, 7)), gzipSync(csv.subarray(7))]);
    expect(await whole(chunksOf(parts, [9]))).toEqual(csv);
  });

  it('that is cut or damaged is refused', async () => {
    const zipped = gzipSync(csv);
    const damaged = Buffer.from(zipped).fill(0xff, 20, 60);
    for (const bytes of [zipped.subarray(0, -9), damaged, zipped.subarray(0, 2)]) {
      await expect(whole(chunksOf(bytes))).rejects.toBeInstanceOf(InvalidInputError);
    }
  });

  it('that ends with an error ends with that error', async () => {
    async function* broken() {
      yield gzipSync(csv).subarray(0, 200);
      throw new RangeError('hung up');
    }
    await expect(whole(broken())).rejects.toThrow('hung up');
  });

  it('of a bomb is decompressed only as far as it is read', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    let closed = false;
    async function* source() {
      try {
        for (let at = 0; at < bomb.length; at += 1024) yield bomb.subarray(at, at + 1024);
      } finally {
        closed = true;
      }
    }
    let read = 0;
    for await (const part of decompress(source())) {
      read += part.length;
      if (read > 1024 * 1024) break;
    }
    await expect.poll(() => closed).toBe(true);
    expect(read).toBeLessThan(2 * 1024 * 1024);
  });
});
