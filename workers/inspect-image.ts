import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Metadata } from 'sharp';
import type { ImageFormat } from '../src/requests/image.ts';
import { ImageError } from '../src/requests/image-error.ts';
import { corruptImage } from './corrupt-image.ts';
import { type JpegHeader, jpegHeader, jpegHeaderLength } from './formats/jpeg-header.ts';
import { sniffFormat, sniffLength } from './formats/sniff-format.ts';
import type { ImageFacts } from './image-facts.ts';
import { sharp } from './sharp.ts';

export interface ImageLimits {
  /** Pixels of all frames together. */
  readonly maxPixels: number;
  readonly maxImageBytes: number;
}

/**
 * Reads what the file at `path` is, from its first bytes and its header; decodes nothing.
 * Throws an ImageError: UNSUPPORTED_FORMAT, CORRUPT_IMAGE, TOO_LARGE, TOO_MANY_PIXELS.
 */
export async function inspectImage(path: string, limits: ImageLimits): Promise<ImageFacts> {
  const { bytes, beginning } = readBeginning(path);
  if (bytes > limits.maxImageBytes) {
    throw new ImageError(
      'TOO_LARGE',
      `The image is ${bytes} bytes; at most ${limits.maxImageBytes} are taken.`,
    );
  }
  const head = beginning.subarray(0, sniffLength);
  const sniffed = sniffFormat(head);
  if (!sniffed.supported) {
    throw new ImageError(
      'UNSUPPORTED_FORMAT',
      `The file is ${sniffed.name}; JPEG, PNG, WebP, AVIF, GIF and TIFF are read.`,
    );
  }
  // Most images are ordinary JPEGs, and libvips takes a twentieth of their whole time to say what they are.
  const header = sniffed.format === 'jpeg' ? jpegHeader(beginning) : null;
  const facts =
    header === null
      ? factsFrom(await readHeader(path), sniffed.format, bytes, head)
      : jpegFacts(header, bytes);
  const pixels = facts.width * facts.height * facts.frames;
  if (pixels > limits.maxPixels) {
    const frames = facts.frames > 1 ? ` in ${facts.frames} frames` : '';
    throw new ImageError(
      'TOO_MANY_PIXELS',
      `The image is ${facts.width} × ${facts.height} pixels${frames}; at most ${limits.maxPixels} are taken.`,
    );
  }
  return facts;
}

/** While the thread waits: the file was just written, and a turn of libuv's threads costs more than the read. */
function readBeginning(path: string): { bytes: number; beginning: Buffer } {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(jpegHeaderLength);
    const read = readSync(file, buffer, 0, jpegHeaderLength, 0);
    return { bytes: fstatSync(file).size, beginning: buffer.subarray(0, read) };
  } finally {
    closeSync(file);
  }
}

async function readHeader(path: string): Promise<Metadata> {
  try {
    // Our own limit is applied to the numbers that come back, so that it can be named.
    return await sharp(path, { failOn: 'error', limitInputPixels: false }).metadata();
  } catch (error) {
    throw corruptImage(error);
  }
}

function jpegFacts(
  { width, height, components, orientation, hasProfile }: JpegHeader,
  bytes: number,
): ImageFacts {
  return {
    ...{ format: 'jpeg', bytes, width, height, frames: 1, orientation, hasAlpha: false, hasProfile },
    ...{ unusualColour: components === 4, lossless: false, delay: null, loop: null },
  };
}

function factsFrom(header: Metadata, format: ImageFormat, bytes: number, head: Buffer): ImageFacts {
  return {
    format,
    bytes,
    width: header.width,
    height: header.pageHeight ?? header.height,
    frames: Math.max(header.pages ?? 1, format === 'png' ? apngFrames(head) : 1),
    orientation: header.orientation ?? 1,
    hasAlpha: header.hasAlpha,
    hasProfile: header.hasProfile,
    unusualColour: header.depth !== 'uchar' || !['srgb', 'b-w'].includes(header.space),
    lossless: format === 'webp' ? head.includes('VP8L') : ['png', 'gif', 'tiff'].includes(format),
    delay: header.delay ?? null,
    loop: header.loop ?? null,
  };
}

/** libvips reads an animated PNG as its first frame and does not say so; its `acTL` chunk does. */
function apngFrames(head: Buffer): number {
  const at = head.indexOf('acTL', 0, 'latin1');
  const data = head.indexOf('IDAT', 0, 'latin1');
  if (at < 0 || at + 8 > head.length || (data >= 0 && data < at)) return 1;
  return Math.max(1, head.readUInt32BE(at + 4));
}
