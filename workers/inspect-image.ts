import { readFileSync } from 'node:fs';
import type { Metadata } from 'sharp';
import type { ImageFormat } from '../src/domain/image.ts';
import { ImageError } from '../src/domain/image-error.ts';
import { jpegColour } from './colour/jpeg-colour.ts';
import { libvipsColour } from './colour/libvips-colour.ts';
import { corruptImage } from './corrupt-image.ts';
import { type ByteSource, longestRead, readSource } from './formats/byte-source.ts';
import type { JpegHeader } from './formats/jpeg-header.ts';
import { sniffFormat } from './formats/sniff-format.ts';
import type { ImageFacts } from './image-facts.ts';
import { type OwnFacts, ownFacts } from './own-facts.ts';
import { readWhole } from './repair/read-whole.ts';
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
  const { bytes, format, own } = readSource(path, (source) => {
    const format = formatOf(source, limits);
    return { bytes: source.length, format, own: ownFacts(source, format) };
  });
  // Most images are ordinary JPEGs, and libvips takes a twentieth of their whole time to say what they are.
  const facts =
    own.jpeg === null
      ? factsFrom(await readHeader(path, format), format, bytes, own)
      : jpegFacts(own.jpeg, bytes);
  const pixels = facts.width * facts.height * facts.frames;
  if (pixels > limits.maxPixels) {
    const frames = facts.frames > 1 ? ` in ${facts.frames} frames` : '';
    throw new ImageError(
      'TOO_MANY_PIXELS',
      `The image is ${facts.width} × ${facts.height} pixels${frames}; the limit is ${limits.maxPixels}.`,
    );
  }
  return facts;
}

function formatOf(source: ByteSource, limits: ImageLimits): ImageFormat {
  if (source.length > limits.maxImageBytes) {
    throw new ImageError(
      'TOO_LARGE',
      `The image is ${source.length} bytes; the limit is ${limits.maxImageBytes}.`,
    );
  }
  const sniffed = sniffFormat(source.bytes(0, longestRead));
  if (sniffed.supported) return sniffed.format;
  throw new ImageError(
    'UNSUPPORTED_FORMAT',
    `The file is ${sniffed.name}. Supported formats are JPEG, PNG, WebP, AVIF, GIF and TIFF.`,
  );
}

async function readHeader(path: string, format: ImageFormat): Promise<Metadata> {
  try {
    return await headerOf(path);
  } catch {
    return readWhole(readFileSync(path), format, (bytes) =>
      headerOf(bytes).catch((error) => {
        throw corruptImage(error);
      }),
    );
  }
}

function headerOf(file: string | Buffer): Promise<Metadata> {
  // Our own limit is applied to the numbers that come back, so that it can be named.
  return sharp(file, { failOn: 'error', limitInputPixels: false }).metadata();
}

function jpegFacts(header: JpegHeader, bytes: number): ImageFacts {
  const { width, height, components, orientation, profileSpace } = header;
  const hasProfile = profileSpace !== null;
  return {
    ...{ format: 'jpeg', bytes, width, height, frames: 1, orientation, hasAlpha: false, hasProfile },
    unusualColour: components === 4 || (hasProfile && profileSpace !== 'RGB '),
    colour: jpegColour(header),
    ...{ lossless: false, delay: null, loop: null },
  };
}

function factsFrom(header: Metadata, format: ImageFormat, bytes: number, own: OwnFacts): ImageFacts {
  const profileSpace = header.icc?.toString('latin1', 16, 20) ?? 'RGB ';
  const unusual = header.depth !== 'uchar' || !['srgb', 'b-w'].includes(header.space);
  return {
    format,
    bytes,
    width: header.width,
    height: header.pageHeight ?? header.height,
    frames: Math.max(header.pages ?? 1, own.frames),
    orientation: header.orientation ?? 1,
    hasAlpha: header.hasAlpha,
    hasProfile: header.hasProfile,
    unusualColour: unusual || profileSpace !== 'RGB ',
    colour: own.colour ?? libvipsColour(header, format),
    lossless: own.lossless,
    delay: header.delay ?? null,
    loop: header.loop ?? null,
  };
}
