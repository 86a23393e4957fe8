import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { stripMetadata } from '../../../workers/strip/strip-metadata.ts';
import { photograph, pixelAt, quarters } from '../../support/pictures/test-images.ts';

const secret = 'a place nobody should learn';

describe.each(['jpeg', 'png', 'webp'] as const)('%s', (format) => {
  async function withMetadata(orientation: number): Promise<Buffer> {
    const png = await quarters(32).png().toBuffer();
    return sharp(png)
      .withMetadata({ orientation })
      .withExifMerge({ IFD0: { ImageDescription: secret } })
      .withIccProfile('p3')
      .toFormat(format)
      .toBuffer();
  }

  test('loses metadata and what follows the end, keeps pixels, profile and orientation', async () => {
    const image = await withMetadata(6);
    expect(image.includes(secret)).toBe(true);
    const polyglot = Buffer.concat([image, Buffer.from('PK\x03\x04 another file')]);
    const stripped = stripMetadata(polyglot, format, { orientation: 6, keepMetadata: false });
    expect(stripped.includes(secret)).toBe(false);
    expect(stripped.includes('another file')).toBe(false);
    expect(stripped.length).toBeLessThan(image.length);
    const header = await sharp(stripped).metadata();
    expect(header).toMatchObject({ orientation: 6, hasProfile: true });
    const pixels = (bytes: Buffer): Promise<Buffer> => sharp(bytes).raw().toBuffer();
    expect(await pixels(stripped)).toEqual(await pixels(image));
    expect(await pixelAt(stripped, 0.1, 0.1)).toEqual(await pixelAt(image, 0.1, 0.1));
  });

  test('keepMetadata loses only what follows the end', async () => {
    const image = await withMetadata(1);
    const stripped = stripMetadata(Buffer.concat([image, Buffer.from('more')]), format, {
      orientation: 1,
      keepMetadata: true,
    });
    expect(stripped).toEqual(image);
  });

  test('never throws nor grows on damaged bytes', async () => {
    const image = await photograph(24, 24).toFormat(format).withMetadata().toBuffer();
    fc.assert(
      fc.property(
        fc.nat(image.length),
        fc.array(fc.tuple(fc.nat(image.length - 1), fc.nat(255)), { maxLength: 8 }),
        (cut, edits) => {
          const damaged = Buffer.from(image.subarray(0, cut));
          for (const [at, byte] of edits) if (at < cut) damaged[at] = byte;
          expect(
            stripMetadata(damaged, format, { orientation: 1, keepMetadata: false }).length,
          ).toBeLessThanOrEqual(cut);
        },
      ),
    );
  });
});

describe.each(['gif', 'avif'] as const)('%s', (format) => {
  test('ends where the picture ends, and its pixels stay', async () => {
    const image = await quarters(32).toFormat(format).toBuffer();
    const request = { orientation: 1, keepMetadata: false };
    const polyglot = Buffer.concat([image, Buffer.from('PK\x03\x04 another file')]);
    const stripped = stripMetadata(polyglot, format, request);
    expect(stripped.includes('another file')).toBe(false);
    expect(await sharp(stripped).raw().toBuffer()).toEqual(await sharp(image).raw().toBuffer());
    fc.assert(
      fc.property(fc.nat(polyglot.length), (cut) => {
        const part = polyglot.subarray(0, cut);
        expect(stripMetadata(part, format, request).length).toBeLessThanOrEqual(cut);
      }),
    );
  });
});

test('a GIF loses comments, and keeps its frames, their timing and loops', async () => {
  const frames = await Promise.all(
    ['#102030', '#f0a020'].map((background) =>
      sharp({ create: { width: 16, height: 16, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const image = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 250], loop: 3 })
    .toBuffer();
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, secret.length]), Buffer.from(`${secret}\0`)]);
  const colours = 3 * 2 ** ((image.readUInt8(10) & 7) + 1) * (image.readUInt8(10) >> 7);
  const commented = Buffer.concat([image.subarray(0, 13 + colours), comment, image.subarray(13 + colours)]);
  const stripped = stripMetadata(commented, 'gif', { orientation: 1, keepMetadata: false });
  expect(stripped).toEqual(image);
  expect(await sharp(stripped).metadata()).toMatchObject({ pages: 2, delay: [100, 250], loop: 3 });
});
