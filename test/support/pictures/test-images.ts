import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { crc32 } from '../../../workers/strip/crc32.ts';

/** A picture that JPEG takes for a photograph: gradients, soft shapes and a little noise; always the same. */
export function photograph(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const data = Buffer.alloc(width * height * channels);
  const random = noise(7);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      const wave =
        40 * Math.sin(x / 17) * Math.cos(y / 23) + 20 * Math.sin((x + y) / 5) + 24 * (random() - 0.5);
      data[at] = clamp((200 * x) / width + wave);
      data[at + 1] = clamp((200 * y) / height + wave);
      data[at + 2] = clamp(150 + wave / 2);
      if (channels === 4) data[at + 3] = x < width / 2 ? 255 : 0;
    }
  }
  return sharp(data, { raw: { width, height, channels } });
}

/** Nothing to compress, and the slowest there is to encode. */
export function randomPixels(width: number, height: number): Sharp {
  const random = noise(3);
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at++) data[at] = random() * 256;
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Four flat quarters: red, green above blue, white. */
export function quarters(size: number): Sharp {
  const quarter = (background: string) => ({
    create: { width: size / 2, height: size / 2, channels: 3 as const, background },
  });
  return sharp({ create: { width: size, height: size, channels: 3, background: '#ffffff' } }).composite([
    { input: quarter('#ff0000'), left: 0, top: 0 },
    { input: quarter('#00ff00'), left: size / 2, top: 0 },
    { input: quarter('#0000ff'), left: 0, top: size / 2 },
  ]);
}

/** Channels of one pixel as a viewer shows it, at a share of width and height. */
export async function pixelAt(image: Buffer | string, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(image)
    .autoOrient()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + info.channels)];
}

/** A whole and valid PNG of side × side black pixels in a few kilobytes. */
export function bombPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8); // one bit a pixel, grey
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)));
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const result = Buffer.alloc(body.length + 8);
    result.writeUInt32BE(data.length, 0);
    body.copy(result, 4);
    result.writeUInt32BE(crc32(body), body.length + 4);
    return result;
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Marsaglia's xorshift32. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
