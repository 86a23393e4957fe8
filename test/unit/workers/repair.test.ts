import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CompressionOptions,
  defaultCompressionOptions,
} from '../../../src/domain/compression-options.ts';
import { type CompressImageResult, compressImage } from '../../../workers/compress-image.ts';
import { jpegMarker, walkJpeg } from '../../../workers/formats/jpeg-segments.ts';
import { inspectImage } from '../../../workers/inspect-image.ts';
import { pngChunk } from '../../../workers/png/png-chunk.ts';
import { type PngChunk, pngChunks } from '../../../workers/repair/png-chunks.ts';
import thumbnailTask from '../../../workers/thumbnail-task.ts';
import { photograph } from '../../support/pictures/test-images.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halftone-repair-'));
});
afterAll(() => rm(folder, { recursive: true }));

const [width, height] = [176, 144];
const picture = (): Sharp => photograph(width, height);

async function compress(
  image: Buffer,
  options: Partial<CompressionOptions> = {},
): Promise<CompressImageResult & { data: Buffer }> {
  const [input, output] = [join(folder, 'in'), join(folder, 'out')];
  await writeFile(input, image);
  const facts = await inspectImage(input, { maxPixels: 1e6, maxImageBytes: 1e7 });
  const result = await compressImage({
    ...{ input, output, facts },
    options: { ...defaultCompressionOptions, ...options },
  });
  await thumbnailTask({ input: output, output: join(folder, 'thumbnail'), facts });
  expect(result.bytesOut).toBeLessThanOrEqual(image.length);
  return { ...result, data: await readFile(output) };
}

/** Damaged as browsers do not mind, it comes out as the picture does that is whole: in every target. */
async function expectAsWhole(damaged: readonly Buffer[], whole: Buffer): Promise<void> {
  const targets = [
    { kind: 'ratio', ratio: 0.5 },
    { kind: 'quality', quality: 70 },
    { kind: 'maxBytes', maxBytes: 1e6 },
  ] as const;
  for (const [i, target] of targets.entries()) {
    const options = { target, keepMetadata: i !== 1 };
    const expected = await compress(whole, options);
    const brightness = await mean(expected.data);
    for (const image of damaged) {
      const { data, outcome } = await compress(image, options);
      expect(outcome).toBe(expected.outcome);
      expect(await mean(data)).toBeCloseTo(brightness, 0);
    }
  }
}

async function mean(image: Buffer): Promise<number> {
  const { channels } = await sharp(image, { failOn: 'none' }).stats();
  return channels.reduce((sum, channel) => sum + channel.mean, 0) / channels.length;
}

function cut(image: Buffer, share: number): Buffer {
  return image.subarray(0, Math.floor(image.length * share));
}

/** The share that the message names, in percent. */
async function shareThere(image: Buffer): Promise<number> {
  const error = await compress(image).then(
    () => null,
    (error: Error & { code: string }) => error,
  );
  expect(error?.code).toBe('CORRUPT_IMAGE');
  const [, percent] =
    /^The file ends early: about (\d+) % of the picture is there\.$/.exec(error!.message) ?? [];
  return Number(percent ?? `NaN of ${error!.message}`);
}

describe('JPEG', () => {
  const kinds: Record<string, () => Promise<Buffer>> = {
    baseline: () => picture().jpeg({ quality: 90 }).toBuffer(),
    progressive: () => picture().jpeg({ quality: 90, progressive: true }).toBuffer(),
    grey: () => picture().greyscale().jpeg({ quality: 90 }).toBuffer(),
    'with metadata': () => picture().jpeg({ quality: 90 }).withMetadata({ orientation: 3 }).toBuffer(),
  };

  describe.each(Object.keys(kinds))('%s', (kind) => {
    test('without its end marker is compressed as with it', async () => {
      const whole = await kinds[kind]!();
      const bare = whole.subarray(0, -2);
      await expectAsWhole([bare], whole);
      for (const end of [[0xff], [0, 0, 0], Array<number>(5000).fill(0), [...Buffer.from('and text')]]) {
        const { outcome } = await compress(Buffer.concat([bare, Buffer.from(end)]));
        expect(outcome).toBe('TARGET_MET');
      }
    });

    test('with fill bytes and others before its markers is compressed', async () => {
      const whole = await kinds[kind]!();
      for (const between of [
        [0xff, 0xff],
        [1, 2, 0],
      ]) {
        const damaged = Buffer.concat(
          walkJpeg(whole).segments.flatMap(({ start, end }, i) => [
            // Right after the first marker nothing else than a marker is read as a JPEG by anyone.
            Buffer.from(i < 2 ? [] : between),
            whole.subarray(start, end),
          ]),
        );
        await expectAsWhole([damaged, damaged.subarray(0, -2)], whole);
      }
    });

    test('that ends early says how much is there', async () => {
      const whole = await kinds[kind]!();
      for (const share of [0.3, 0.62, 0.9]) {
        for (const image of [cut(whole, share), Buffer.concat([cut(whole, share), Buffer.alloc(4000)])]) {
          const percent = await shareThere(image);
          expect(Math.abs(percent - 100 * share)).toBeLessThan(16);
        }
      }
      expect(await shareThere(whole.subarray(0, -6))).toBeGreaterThan(90);
    });

    test('that ends in its header is corrupt', async () => {
      const whole = await kinds[kind]!();
      const scan = walkJpeg(whole).segments.find(({ marker }) => marker === jpegMarker.sos)!;
      for (const end of [4, 40, scan.start - 3, scan.start, scan.start + 5]) {
        await expect(compress(whole.subarray(0, end))).rejects.toMatchObject({ code: 'CORRUPT_IMAGE' });
      }
    });
  });

  test('what is delivered unchanged loses metadata between odd bytes too', async () => {
    const whole = await picture()
      .jpeg({ quality: 30 })
      .withExif({ IFD0: { Copyright: 'a place nobody should learn' } })
      .toBuffer();
    const { data, outcome } = await compress(whole.subarray(0, -2), {
      target: { kind: 'quality', quality: 100 },
    });
    expect(outcome).toBe('KEPT_ORIGINAL');
    expect(data.includes('nobody')).toBe(false);
    expect(await mean(data)).toBeCloseTo(await mean(whole), 5);
  });
});

describe('PNG', () => {
  const kinds: Record<string, () => Promise<Buffer>> = {
    'in order': () => picture().png().toBuffer(),
    interlaced: () => picture().png({ progressive: true }).toBuffer(),
    palette: () => picture().png({ palette: true }).toBuffer(),
  };

  describe.each(Object.keys(kinds))('%s', (kind) => {
    test('whose rows are all there is compressed', async () => {
      const whole = await kinds[kind]!();
      const chunks = pngChunks(whole);
      const damaged: Record<string, Buffer> = {
        'no IEND': whole.subarray(0, -12),
        'half of IEND': whole.subarray(0, -5),
        'no checksum': whole.subarray(0, -16),
        'no checksum of the data': whole.subarray(0, -20),
        'a comment that is damaged': rebuilt(chunks, { comment: true }),
        'a wrong checksum of the data': rebuilt(chunks, { sum: true }),
        'bytes behind the end': Buffer.concat([whole, Buffer.from('more')]),
      };
      for (const [name, image] of Object.entries(damaged)) {
        const [{ data, outcome }, expected] = [await compress(image), await compress(whole)];
        expect([name, outcome]).toEqual([name, expected.outcome]);
        expect(await mean(data)).toBeCloseTo(await mean(expected.data), 0);
      }
    });

    test('that ends early says how much is there', async () => {
      const whole = await kinds[kind]!();
      for (const share of [0.3, 0.62, 0.95]) {
        expect(Math.abs((await shareThere(cut(whole, share))) - 100 * share)).toBeLessThan(8);
      }
    });

    test('whose pixels are damaged stays corrupt', async () => {
      const whole = Buffer.from(await kinds[kind]!());
      whole[Math.floor(whole.length / 2)]! ^= 0x55;
      await expect(compress(whole)).rejects.toMatchObject({ code: 'CORRUPT_IMAGE' });
    });
  });

  function rebuilt(chunks: readonly PngChunk[], wrong: { comment?: true; sum?: true }): Buffer {
    const comment = pngChunk('tEXt', Buffer.from('a\0comment'));
    comment[comment.length - 1]! ^= 1;
    const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content));
    if (wrong.sum) data[data.length - 1]! ^= 1;
    const rest = chunks.filter(({ type }) => !['IHDR', 'IDAT'].includes(type));
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunks[0]!.bytes,
      ...(wrong.comment ? [comment] : []),
      ...rest.filter(({ type }) => type !== 'IEND').map(({ bytes }) => bytes),
      pngChunk('IDAT', data),
      rest.at(-1).bytes,
    ]);
  }

  test('of more rows than its header says, or of none, is read or corrupt, never wrong', async () => {
    const [header] = pngChunks(await picture().png().toBuffer());
    const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const none = Buffer.concat([signature, header!.bytes, pngChunk('IDAT', deflateSync(Buffer.alloc(0)))]);
    await expect(compress(none)).rejects.toMatchObject({ code: 'CORRUPT_IMAGE' });
  });
});

describe('GIF', () => {
  const still = (): Promise<Buffer> => picture().gif().toBuffer();
  const moving = async (): Promise<Buffer> => {
    const images = await Promise.all(
      [0, 120, 240].map((hue) => picture().modulate({ hue }).png().toBuffer()),
    );
    return sharp(images, { join: { animated: true } })
      .gif()
      .toBuffer();
  };

  test('without its trailer, or the end of its data, is compressed', async () => {
    for (const whole of [await still(), await moving()]) {
      for (const end of [-1, -2]) {
        const { data } = await compress(whole.subarray(0, end), { format: 'WEBP' });
        const expected = await compress(whole, { format: 'WEBP' });
        expect(await mean(data)).toBeCloseTo(await mean(expected.data), 1);
        expect((await sharp(data).metadata()).pages).toBe((await sharp(expected.data).metadata()).pages);
      }
    }
  });

  test('that ends early says how much is there', async () => {
    const whole = await still();
    for (const share of [0.3, 0.62, 0.95]) {
      expect(Math.abs((await shareThere(cut(whole, share))) - 100 * share)).toBeLessThan(8);
    }
    await shareThere(cut(await moving(), 0.62));
    await shareThere((await moving()).subarray(0, -30));
  });
});

test.each(['webp', 'avif', 'tiff'] as const)('%s that ends early says how much is there', async (format) => {
  const whole = await picture().toFormat(format).toBuffer();
  const shares = format === 'tiff' ? [0.62] : [0.3, 0.62, 0.95];
  for (const share of shares) {
    expect(Math.abs((await shareThere(cut(whole, share))) - 100 * share)).toBeLessThan(
      format === 'tiff' ? 16 : 2,
    );
  }
});

test('an AVIF whose last box is said to be too long is not cut short', async () => {
  const avif = await picture().avif({ quality: 20, effort: 0 }).toBuffer();
  const at = avif.indexOf('mdat') - 4;
  avif.writeUInt32BE(avif.readUInt32BE(at) + 100, at);
  const { data } = await compress(avif, { target: { kind: 'maxBytes', maxBytes: 1e6 } });
  expect(data).toEqual(avif);
});
