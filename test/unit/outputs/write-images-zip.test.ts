import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Image } from '../../../src/domain/image.ts';
import { FilesUnavailableError } from '../../../src/files/files-unavailable-error.ts';
import { writeImagesZip } from '../../../src/outputs/write-images-zip.ts';
import { failed } from '../../contracts/store/store-fixtures.ts';
import { compressed, fileKeyOf, type Outputs, openOutputs } from './open-outputs.ts';
import { contentOf, entriesOf, openZip } from './read-zip.ts';

const csv = [
  'S. No.,Product Name,Input Image Urls',
  '1,Mug,"https://a.test/front.jpg,https://a.test/gone.jpg,https://a.test/back.png"',
  '2,Bowl,https://a.test/large.webp',
  '3,Cup,https://a.test/later.jpg',
].join('\n');

const nameOf = ({ inputUrl }: Image) => inputUrl.slice(inputUrl.lastIndexOf('/') + 1);
const become = (image: Image): Image =>
  nameOf(image) === 'gone.jpg' ? failed(image.inputUrl) : compressed(image, nameOf(image));

const mebibyte = 1024 * 1024;
/** Around the size from which a file is read twice. */
const contents = {
  'front.jpg': Buffer.from('the front'),
  'back.png': randomBytes(mebibyte),
  'large.webp': randomBytes(mebibyte + 1),
} as const;

describe('the archive of a request', () => {
  let outputs: Outputs;
  beforeAll(async () => {
    outputs = await openOutputs();
  });
  beforeEach(async () => {
    for (const [name, content] of Object.entries(contents)) {
      async function* bytes() {
        yield content;
      }
      await outputs.files.write(fileKeyOf(name), bytes());
    }
  });
  afterAll(() => outputs.remove());

  it('has the results so far in the order of the file, named by line and place, byte for byte', async () => {
    const request = await outputs.submit(csv);
    // The second product finishes before the first, the third not yet.
    await outputs.finish(request, 2, become);
    const file = await openZip(await outputs.written(writeImagesZip, request));
    const found = new Map<string, Buffer>();
    for await (const entry of entriesOf(file)) {
      const content = await contentOf(file, entry);
      expect(entry.crc32).toBe(crc32(content));
      expect(entry.getLastModDate({ timezone: 'UTC' })).toEqual(new Date('2026-01-01T00:01:00Z'));
      found.set(entry.fileName, content);
    }
    expect([...found.keys()]).toEqual(['2-1-front.jpg', '2-3-back.png', '3-1-large.webp']);
    // As a number: a difference of a megabyte is nothing to print.
    expect(
      [...found.values()].map((content, n) => content.compare(Object.values(contents)[n] ?? content)),
    ).toEqual([0, 0, 0]);
    expect([...found.values()].map(({ length }) => length)).toEqual([9, mebibyte, mebibyte + 1]);
  });

  it('is a whole archive of nothing before the first result', async () => {
    const request = await outputs.submit(csv);
    expect((await openZip(await outputs.written(writeImagesZip, request))).entryCount).toBe(0);
  });

  it('breaks off where an image is missing rather than look whole', async () => {
    const request = await outputs.submit(csv);
    await outputs.finish(request, 2, become);
    await outputs.files.delete(fileKeyOf('large.webp'));
    const writing = outputs.written(writeImagesZip, request);
    await expect(writing).rejects.toThrow(FilesUnavailableError);
    await expect(writing).rejects.toThrow('a compressed image is missing');
  });

  it('leaves no file of its own behind, read to its end, broken off or left early', async () => {
    const request = await outputs.submit(csv);
    await outputs.finish(request, 2, become);
    const left = () => readdir(outputs.files.workspace);
    for await (const _ of writeImagesZip(outputs.dependencies, request)) {
      expect(await left()).toHaveLength(1);
      break;
    }
    expect(await left()).toEqual([]);
    await outputs.written(writeImagesZip, request);
    expect(await left()).toEqual([]);
    await outputs.files.delete(fileKeyOf('front.jpg'));
    await expect(outputs.written(writeImagesZip, request)).rejects.toThrow();
    expect(await left()).toEqual([]);
  });
});
