import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Entry } from 'yauzl';
import { openZipDirectory } from '../../../src/outputs/zip-directory.ts';
import { directoryEntry, endOfDirectory, localHeader } from '../../../src/outputs/zip-records.ts';
import { contentOf, entriesOf, openZip } from './read-zip.ts';

const modifiedAt = new Date('2026-03-04T05:06:08Z');

/** A ZIP file with these files, as it is streamed. */
async function zip(contents: Iterable<readonly [name: string, content: Buffer]>): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'halftone-zip-'));
  try {
    const directory = await openZipDirectory(folder);
    const parts: Uint8Array[] = [];
    let offset = 0;
    for (const [name, content] of contents) {
      const entry = { name, crc32: crc32(content), size: content.length, modifiedAt, offset };
      await directory.add(entry);
      const header = localHeader(entry);
      parts.push(header, content);
      offset += header.length + content.length;
    }
    for await (const part of directory.read(offset)) parts.push(part);
    await directory.close();
    expect(await readdir(folder)).toEqual([]);
    return Buffer.concat(parts);
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('is read by another program, name, date and bytes', async () => {
  const contents = [
    ['2-1-mug.jpg', Buffer.from('mug')],
    ['3-1-größe-雪.png', Buffer.alloc(100_000, 'x')],
    ['4-1-empty.gif', Buffer.alloc(0)],
  ] as const;
  const file = await openZip(await zip(contents));
  const found: (readonly [string, Buffer])[] = [];
  for await (const entry of entriesOf(file)) {
    const content = await contentOf(file, entry);
    expect(crc32(content)).toBe(entry.crc32);
    expect(entry.getLastModDate({ timezone: 'UTC' })).toEqual(modifiedAt);
    found.push([entry.fileName, content]);
  }
  expect(found).toEqual(contents);
});

it('may have more entries than the older form can count', async () => {
  const count = 70_000;
  function* contents() {
    for (let i = 0; i < count; i++) yield [`${i}-1-a.jpg`, Buffer.from(`${i}`)] as const;
  }
  const file = await openZip(await zip(contents()));
  expect(file.entryCount).toBe(count);
  let last: Entry | null = null;
  let read = 0;
  for await (const entry of entriesOf(file)) {
    last = entry;
    read += 1;
  }
  expect(read).toBe(count);
  expect((await contentOf(file, last as Entry)).toString()).toBe(`${count - 1}`);
});

it('may be larger than the older form can tell', async () => {
  const offset = 5 * 2 ** 32;
  const entry = directoryEntry({ name: 'a', crc32: 1, size: 2, modifiedAt, offset });
  expect(entry.readUInt32LE(42)).toBe(0xffffffff);
  expect(entry.readUInt16LE(30)).toBe(12);
  expect(entry.readBigUInt64LE(46 + 1 + 4)).toBe(BigInt(offset));
  const end = endOfDirectory({ entries: 1, offset, size: entry.length });
  expect(end.readUInt32LE(0)).toBe(0x06064b50);
  expect(end.readBigUInt64LE(48)).toBe(BigInt(offset));
  expect(end.readBigUInt64LE(56 + 8)).toBe(BigInt(offset + entry.length));
});
