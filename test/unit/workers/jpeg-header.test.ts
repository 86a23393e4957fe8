import fc from 'fast-check';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpegHeader } from '../../../workers/formats/jpeg-header.ts';
import { sharp } from '../../../workers/sharp.ts';
import { photograph } from '../../support/pictures/test-images.ts';

/** What libvips says of the same file. */
async function asLibvips(bytes: Buffer): Promise<unknown> {
  const { width, height, channels, orientation, icc } = await sharp(bytes).metadata();
  const profileSpace = icc?.toString('latin1', 16, 20) ?? null;
  return { width, height, components: channels, orientation: orientation ?? 1, profileSpace };
}

const pictures: Record<string, () => Sharp> = {
  colour: () => photograph(70, 50).jpeg(),
  progressive: () => photograph(70, 50).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }),
  grey: () => photograph(70, 50).greyscale().jpeg(),
  CMYK: () => photograph(70, 50).toColourspace('cmyk').jpeg(),
  'with a profile': () => photograph(70, 50).withIccProfile('p3').jpeg(),
  'with EXIF': () =>
    photograph(70, 50)
      .withExif({ IFD0: { Copyright: 'c', Make: 'x'.repeat(300) } })
      .jpeg(),
};

describe('jpegHeader', () => {
  it.each(Object.entries(pictures))('says what libvips says (%s)', async (_, picture) => {
    const bytes = await picture().toBuffer();
    expect(jpegHeader(bytes)).toEqual(await asLibvips(bytes));
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('reads orientation %i in both byte orders', async (orientation) => {
    const little = await photograph(70, 50).withMetadata({ orientation }).jpeg().toBuffer();
    expect(jpegHeader(little)).toEqual(await asLibvips(little));
    const big = withExif(await pictures.colour!().toBuffer(), bigEndianExif(orientation, 3));
    expect(jpegHeader(big)).toMatchObject({ orientation });
    expect(jpegHeader(big)).toEqual(await asLibvips(big));
  });

  it('leaves to libvips what is not ordinary', async () => {
    const plain = await pictures.colour!().toBuffer();
    const exif = bigEndianExif(6, 3);
    const arithmetic = Buffer.from(plain);
    arithmetic[frameAt(plain) + 1] = 0xc9;
    const twelveBits = Buffer.from(plain);
    twelveBits[frameAt(plain) + 4] = 12;
    const odd: Record<string, Buffer> = {
      'two EXIF segments': withExif(withExif(plain, exif), exif),
      'an orientation that is none': withExif(plain, bigEndianExif(9, 3)),
      'an orientation of another type': withExif(plain, bigEndianExif(6, 4)),
      'EXIF that is cut off': withExif(plain, exif.subarray(0, 12)),
      'arithmetic coding': arithmetic,
      '12 bits': twelveBits,
      'a header that goes on': plain.subarray(0, frameAt(plain)),
      nothing: Buffer.alloc(0),
    };
    for (const [name, bytes] of Object.entries(odd)) expect([name, jpegHeader(bytes)]).toEqual([name, null]);
  });

  it('never throws, and says what libvips says, whatever bytes are changed', async () => {
    const plain = withExif(await pictures['with a profile']!().toBuffer(), bigEndianExif(6, 3));
    const change = fc.tuple(fc.nat(800), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const bytes = Buffer.from(plain);
        for (const [at, value] of changes) bytes[at] = value;
        const header = jpegHeader(bytes);
        // What libvips refuses fails when it is decoded.
        const theirs = await asLibvips(bytes).catch(() => null);
        if (header === null || theirs === null) return;
        const { profileSpace: _, ...rest } = header;
        expect(theirs).toMatchObject(rest);
      }),
      { numRuns: 300 },
    );
  });
});

function frameAt(bytes: Buffer): number {
  return bytes.indexOf(Buffer.from([0xff, 0xc0, 0x00]));
}

/** A directory of one field: the orientation. */
function bigEndianExif(orientation: number, type: 3 | 4): Buffer {
  const exif = Buffer.alloc(32);
  exif.write('Exif\0\0MM\0*', 0, 'latin1');
  exif.writeUInt32BE(8, 10);
  exif.writeUInt16BE(1, 14);
  exif.writeUInt16BE(0x0112, 16);
  exif.writeUInt16BE(type, 18);
  exif.writeUInt32BE(1, 20);
  if (type === 3) exif.writeUInt16BE(orientation, 24);
  else exif.writeUInt32BE(orientation, 24);
  return exif;
}

/** Right after SOI. */
function withExif(jpeg: Buffer, exif: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}
