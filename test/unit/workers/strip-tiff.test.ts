import fc from 'fast-check';
import sharp, { type TiffOptions } from 'sharp';
import { describe, expect, test } from 'vitest';
import { stripMetadata } from '../../../workers/strip/strip-metadata.ts';
import { photograph } from '../../support/pictures/test-images.ts';

const strip = (bytes: Buffer): Buffer =>
  stripMetadata(bytes, 'tiff', { orientation: 1, keepMetadata: false });
const pixels = (bytes: Buffer, page = 0): Promise<Buffer> => sharp(bytes, { page }).raw().toBuffer();

const kinds: [name: string, TiffOptions][] = [
  ['strips, nothing compressed', { compression: 'none' }],
  ['strips, LZW', { compression: 'lzw', predictor: 'horizontal' }],
  ['strips, deflate', { compression: 'deflate' }],
  ['strips, PackBits', { compression: 'packbits' }],
  ['strips, JPEG', { compression: 'jpeg', quality: 80 }],
  ['tiles, nothing compressed', { compression: 'none', tile: true, tileWidth: 32, tileHeight: 16 }],
  ['tiles, JPEG', { compression: 'jpeg', tile: true, tileWidth: 64, tileHeight: 64 }],
  ['a pyramid', { compression: 'deflate', tile: true, tileWidth: 16, tileHeight: 16, pyramid: true }],
  ['BigTIFF, strips', { compression: 'lzw', bigtiff: true }],
  ['BigTIFF, a pyramid', { compression: 'none', tile: true, pyramid: true, bigtiff: true }],
];

describe.each(kinds)('%s', (_, options) => {
  const write = (): Promise<Buffer> =>
    photograph(90, 70)
      .tiff(options)
      .withIccProfile('p3')
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .toBuffer();

  test('what follows the end is cut, all else stays', async () => {
    const image = await write();
    // libtiff may pad by a byte at the end.
    const clean = strip(image);
    expect(image.length - clean.length).toBeLessThanOrEqual(1);
    expect(clean.equals(image.subarray(0, clean.length))).toBe(true);
    const { pages = 1 } = await sharp(image).metadata();
    for (let page = 0; page < pages; page++)
      expect(await pixels(clean, page)).toEqual(await pixels(image, page));
    expect(await sharp(clean).metadata()).toEqual(await sharp(image).metadata());
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 3000 }), (tail) => {
        expect(strip(Buffer.concat([image, tail])).equals(clean)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('damaged bytes never throw, grow or look different', async () => {
    const image = Buffer.concat([await write(), Buffer.from('PK\x03\x04 another file')]);
    // The directories, which libtiff writes last, are where damage matters.
    const place = fc.oneof(
      fc.nat(image.length - 1),
      fc.integer({ min: image.length - 2000, max: image.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(image.length), fc.constant(image.length)),
        fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 8 }),
        async (cut, edits) => {
          const damaged = Buffer.from(image.subarray(0, cut));
          for (const [at, byte] of edits) if (at >= 0 && at < cut) damaged[at] = byte;
          const stripped = strip(damaged);
          expect(stripped.equals(damaged.subarray(0, stripped.length))).toBe(true);
          if (stripped.length === cut) return;
          const before = await pixels(damaged).catch(() => null);
          if (before !== null) expect((await pixels(stripped)).equals(before)).toBe(true);
        },
      ),
    );
  });
});

describe.each([
  ['classic, little-endian', true, 4],
  ['classic, big-endian', false, 4],
  ['BigTIFF, little-endian', true, 8],
  ['BigTIFF, big-endian', false, 8],
] as const)('%s', (_, littleEndian, wide) => {
  const tail = Buffer.from('PK\x03\x04 another file, and some more of it');
  const grey = Buffer.from(Array.from({ length: 64 }, (_, i) => i * 4));
  const image = (at: number, size = 64): Field[] => [
    [256, short, [8]],
    [257, short, [8]],
    [258, short, [8]],
    [262, short, [1]],
    [273, long, [at]],
    [277, short, [1]],
    [278, short, [8]],
    [279, long, [size]],
  ];
  const write = (...parts: Part[]): Buffer => writeTiff(littleEndian, wide, parts);
  const start = wide === 8 ? 16 : 8;
  /** What `parts` take, where they are the file's last. */
  const expectCut = async (file: Buffer): Promise<void> => {
    expect(strip(Buffer.concat([file, tail])).equals(file)).toBe(true);
    expect(await sharp(file).extractChannel(0).raw().toBuffer()).toEqual(grey);
  };
  const expectKept = (file: Buffer): void => {
    const whole = Buffer.concat([file, tail]);
    expect(strip(whole).equals(whole)).toBe(true);
  };
  const ifd = (fields: Field[], next = 0): Part => ({ fields, next });

  test('data, directories and values may each be last', async () => {
    const directory = sizeOf(wide, image(0));
    await expectCut(write(ifd(image(start + directory)), grey));
    await expectCut(
      write(ifd(image(start + directory), start + directory + 64), grey, ifd(image(start + directory))),
    );
    const text = [...Array<number>(30).fill(65), 0];
    const described = (at: number): Field[] => [...image(at), [33432, ascii, text]];
    const all = sizeOf(wide, described(0));
    await expectCut(write(ifd(described(start + all)), grey));
    await expectCut(write(grey, { ...ifd(described(start)), first: true }));
  });

  test.each([
    ['a sub-IFD', 330, long],
    ['a sub-IFD that says so', 50000, 13],
    ['EXIF', 34665, long],
    ['GPS', 34853, long],
  ])('%s belongs to it', async (_, tag, type) => {
    const fields = (data: number, other: number): Field[] => [...image(data), [tag, type, [other]]];
    const first = start + sizeOf(wide, fields(0, 0));
    const inner: Field[] = [[306, ascii, [...Array<number>(19).fill(48), 0]]];
    await expectCut(write(ifd(fields(first, first + 64)), grey, ifd(inner)));
  });

  test('a JPEG thumbnail belongs to it', async () => {
    const fields = (data: number, other: number): Field[] => [...image(data), [330, long, [other]]];
    const data = start + sizeOf(wide, fields(0, 0));
    const second = data + 64;
    const thumbnail = (at: number): Field[] => [
      [259, short, [6]],
      [513, long, [at]],
      [514, long, [11]],
    ];
    const end = second + sizeOf(wide, thumbnail(0));
    const jpeg = Buffer.from('a thumbnail');
    await expectCut(write(ifd(fields(data, second)), grey, ifd(thumbnail(end)), jpeg));
    const untold = image(data).concat([[259, short, [6]]]);
    expectKept(write(ifd(fields(data, second)), grey, ifd(untold)));
  });

  test('what is not as expected comes back as it is', () => {
    const data = start + sizeOf(wide, image(0));
    expectKept(write(ifd(image(data), start), grey)); // a loop
    expectKept(write(ifd(image(data), 1e6), grey));
    expectKept(write(ifd(image(data, 63)), grey)); // libtiff reads all rows
    expectKept(write(ifd(image(data, 1e6)), grey));
    expectKept(write(ifd(image(data).filter(([tag]) => tag !== 279)), grey.subarray(0, 52)));
    const more = (...fields: Field[]): Buffer => {
      const all = [...image(0), ...fields];
      const at = start + sizeOf(wide, all);
      return write(ifd([...image(at), ...fields]), grey);
    };
    expectKept(more([50000, 99, [1]])); // a type without a length
    expectKept(more([256, short, [8]]));
    expectKept(more([50000, long, [more([50000, long, [0]]).length + 3]])); // points into the tail
    expect(strip(Buffer.concat([more([50000, long, [2 ** 32 - 1]]), tail])).length).toBe(
      more([50000, long, [0]]).length,
    );
  });
});

type Field = [tag: number, type: number, values: number[]];
type Part = Buffer | { fields: Field[]; next: number; first?: boolean };

const ascii = 2;
const short = 3;
const long = 4;
const sizes: Record<number, number> = { 2: 1, 3: 2, 4: 4, 13: 4, 99: 1 };

/** A directory and, after it, the values that do not fit into it. */
function sizeOf(wide: 4 | 8, fields: Field[]): number {
  const outside = fields
    .map(([, type, values]) => values.length * (sizes[type] ?? 0))
    .filter((n) => n > wide);
  return (
    (wide === 8 ? 8 : 2) + fields.length * (4 + 2 * wide) + wide + outside.reduce((sum, n) => sum + n, 0)
  );
}

/** The parts one after another, from the end of the header on; the first directory is the file's unless one says so. */
function writeTiff(littleEndian: boolean, wide: 4 | 8, parts: Part[]): Buffer {
  const number = (value: number, size: number): Buffer => {
    const bytes = Buffer.alloc(8);
    if (littleEndian) bytes.writeBigUInt64LE(BigInt(value));
    else bytes.writeBigUInt64BE(BigInt(value));
    return littleEndian ? bytes.subarray(0, size) : bytes.subarray(8 - size);
  };
  let at = wide === 8 ? 16 : 8;
  let first = 0;
  const written: Buffer[] = [];
  for (const part of parts) {
    const bytes = Buffer.isBuffer(part) ? part : directory(part.fields, part.next, at);
    if (!Buffer.isBuffer(part) && (first === 0 || part.first)) first = at;
    written.push(bytes);
    at += bytes.length;
  }
  const header = [
    Buffer.from(littleEndian ? 'II' : 'MM', 'latin1'),
    ...(wide === 8 ? [number(43, 2), number(8, 2), number(0, 2)] : [number(42, 2)]),
    number(first, wide),
  ];
  return Buffer.concat([...header, ...written]);

  function directory(fields: Field[], next: number, at: number): Buffer {
    const inside: Buffer[] = [number(fields.length, wide === 8 ? 8 : 2)];
    const outside: Buffer[] = [];
    let outsideAt = at + (wide === 8 ? 8 : 2) + fields.length * (4 + 2 * wide) + wide;
    for (const [tag, type, values] of fields) {
      const value = Buffer.concat(values.map((value) => number(value, sizes[type] ?? 0)));
      const fits = value.length <= wide;
      inside.push(number(tag, 2), number(type, 2), number(values.length, wide));
      inside.push(fits ? Buffer.concat([value, Buffer.alloc(wide - value.length)]) : number(outsideAt, wide));
      if (fits) continue;
      outside.push(value);
      outsideAt += value.length;
    }
    return Buffer.concat([...inside, number(next, wide), ...outside]);
  }
}
