import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultCompressionOptions } from '../../../src/domain/compression-options.ts';
import { compressImage } from '../../../workers/compress-image.ts';
import type { ImageFacts } from '../../../workers/image-facts.ts';
import { inspectImage } from '../../../workers/inspect-image.ts';
import { pngChunk } from '../../../workers/png/png-chunk.ts';
import { avifWith, nclx } from '../../support/pictures/avif-with.ts';
import { colourChunk } from '../../support/pictures/png-with.ts';
import { photograph } from '../../support/pictures/test-images.ts';

// However much metadata lies before what a file says of itself, it is read.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-late-'));
});
afterAll(() => rm(folder, { recursive: true }));

const animated = new URL('animated/', import.meta.url);
const largest = 200_000;

async function factsOf(image: Buffer): Promise<ImageFacts> {
  const path = join(folder, 'image');
  await writeFile(path, image);
  return inspectImage(path, { maxPixels: 1e6, maxImageBytes: 1e7 });
}

async function compressed(image: Buffer): Promise<Buffer> {
  const facts = await factsOf(image);
  const job = { input: join(folder, 'image'), output: join(folder, 'result'), facts };
  await compressImage({ ...job, options: defaultCompressionOptions });
  return readFile(job.output);
}

/** Files of a kind, with so many bytes of metadata before everything that tells them apart. */
const kinds: Record<string, () => Promise<(bytes: number) => Buffer>> = {
  'an ordinary JPEG': async () => {
    const jpeg = await photograph(40, 30)
      .withMetadata({ orientation: 6 })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    return (bytes) => insert(jpeg, 2, jpegSegments(bytes));
  },
  'a CMYK JPEG': async () => {
    const jpeg = await photograph(40, 30).toColourspace('cmyk').jpeg({ progressive: true }).toBuffer();
    return (bytes) => insert(jpeg, 2, jpegSegments(bytes));
  },
  'a tagged PNG': async () => {
    const png = await photograph(40, 30, 4).png().toBuffer();
    return (bytes) => insert(png, 33, pngMetadata(bytes), colourChunk.codePoints(12, 13));
  },
  'an animated PNG': async () => {
    const png = await readFile(new URL('three-frames.png', animated));
    return (bytes) => insert(png, 33, pngMetadata(bytes));
  },
  'a lossless WebP': async () => {
    const webp = await photograph(40, 30).withIccProfile('p3').webp({ lossless: true }).toBuffer();
    // After VP8X: a chunk that nobody knows.
    return (bytes) => riff(insert(webp, 30, webpChunk('HTXX', bytes)));
  },
  'an animated WebP': async () => {
    const webp = await frames().then((image) => image.webp({ lossless: true }).toBuffer());
    return (bytes) => riff(insert(webp, 30, webpChunk('HTXX', bytes)));
  },
  'an animated GIF': async () => {
    const gif = await frames().then((image) => image.gif().toBuffer());
    const colours = 3 * 2 ** ((gif[10]! & 7) + 1) * (gif[10]! >> 7);
    return (bytes) => insert(gif, 13 + colours, gifComment(bytes));
  },
  'a tagged AVIF': async () => {
    const avif = await photograph(40, 30).avif({ effort: 0 }).toBuffer();
    return (bytes) => avifWith(avif, { properties: [nclx(9, 16, 9)], free: bytes });
  },
  'an animated AVIF': async () => {
    const avif = await readFile(new URL('three-frames.avif', animated));
    return (bytes) => (bytes === 0 ? avif : movedChunks(avifWith(avif, { free: bytes }), 8 + bytes));
  },
};

describe.each(Object.keys(kinds))('%s', (name) => {
  test('has the same facts behind 0 to 200 kB of metadata', async () => {
    const withMetadata = await kinds[name]!();
    const plain = await factsOf(withMetadata(0));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: largest }), async (bytes) => {
        const image = withMetadata(bytes);
        expect(await factsOf(image)).toEqual({ ...plain, bytes: image.length });
      }),
      { numRuns: 12, examples: [[1], [4096], [65_500], [65_536], [largest]] },
    );
  });
});

test.each(['an animated PNG', 'an animated WebP', 'an animated GIF', 'an animated AVIF'])(
  '%s keeps all its frames behind metadata',
  async (name) => {
    const withMetadata = await kinds[name]!();
    const expected = (await factsOf(withMetadata(0))).frames;
    expect(expected).toBe(3);
    for (const bytes of [5000, 150_000]) {
      expect((await factsOf(await compressed(withMetadata(bytes)))).frames).toBe(expected);
    }
  },
);

test('an animated AVIF is kept whole, and still moves', async () => {
  const avif = await readFile(new URL('three-frames.avif', animated));
  expect(await compressed(avif)).toEqual(avif);
  expect((await factsOf(avif)).frames).toBe(3);
});

test('what each kind says is not what a plain file says', async () => {
  const facts = async (name: string): Promise<ImageFacts> => factsOf((await kinds[name]!())(largest));
  expect(await facts('an ordinary JPEG')).toMatchObject({ orientation: 6, hasProfile: true });
  expect(await facts('a CMYK JPEG')).toMatchObject({ colour: { kind: 'inks' } });
  expect(await facts('a tagged PNG')).toMatchObject({ colour: { kind: 'tagged' }, hasAlpha: true });
  expect(await facts('a lossless WebP')).toMatchObject({ lossless: true, hasProfile: true });
  expect(await facts('an animated WebP')).toMatchObject({ lossless: true, frames: 3 });
  expect(await facts('a tagged AVIF')).toMatchObject({ colour: { kind: 'tagged' } });
});

async function frames(): Promise<Sharp> {
  const images = await Promise.all(
    [0, 120, 240].map((hue) => photograph(40, 30).modulate({ hue }).png().toBuffer()),
  );
  return sharp(images, { join: { animated: true } });
}

function insert(file: Buffer, at: number, ...parts: Buffer[]): Buffer {
  return Buffer.concat([file.subarray(0, at), ...parts, file.subarray(at)]);
}

/** COM and APP13 segments of together so many bytes and a little more. */
function jpegSegments(bytes: number): Buffer {
  const segments: Buffer[] = [];
  for (let left = bytes; left > 0; left -= 65_533) {
    const length = Math.min(left, 65_533);
    const segment = Buffer.alloc(4 + length, 'm');
    segment.writeUInt16BE(segments.length % 2 === 0 ? 0xfffe : 0xffed, 0);
    segment.writeUInt16BE(length + 2, 2);
    segments.push(segment);
  }
  return Buffer.concat(segments);
}

function pngMetadata(bytes: number): Buffer {
  return bytes === 0
    ? Buffer.alloc(0)
    : pngChunk('tEXt', Buffer.concat([Buffer.from('k\0'), Buffer.alloc(bytes, 'm')]));
}

function webpChunk(type: string, bytes: number): Buffer {
  if (bytes === 0) return Buffer.alloc(0);
  const chunk = Buffer.alloc(8 + bytes + (bytes % 2), 'm');
  chunk.write(type, 0, 'latin1');
  chunk.writeUInt32LE(bytes, 4);
  return chunk;
}

function riff(webp: Buffer): Buffer {
  webp.writeUInt32LE(webp.length - 8, 4);
  return webp;
}

function gifComment(bytes: number): Buffer {
  if (bytes === 0) return Buffer.alloc(0);
  const parts = [Buffer.from([0x21, 0xfe])];
  for (let left = bytes; left > 0; left -= 255) {
    parts.push(Buffer.from([Math.min(left, 255)]), Buffer.alloc(Math.min(left, 255), 'm'));
  }
  return Buffer.concat([...parts, Buffer.from([0])]);
}

/** Where the samples of an ISO base media file's tracks lie (`stco`), so much further on. */
function movedChunks(file: Buffer, by: number): Buffer {
  for (let at = file.indexOf('stco'); at >= 0; at = file.indexOf('stco', at + 4)) {
    for (let i = 0; i < file.readUInt32BE(at + 8); i++) {
      file.writeUInt32BE(file.readUInt32BE(at + 12 + 4 * i) + by, at + 12 + 4 * i);
    }
  }
  return file;
}
