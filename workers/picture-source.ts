import type { Sharp } from 'sharp';
import { convertToSrgb } from './colour/convert-to-srgb.ts';
import { inksToSrgb } from './colour/inks-to-srgb.ts';
import type { SourceColour } from './colour/source-colour.ts';
import { corruptImage } from './corrupt-image.ts';
import type { ImageFacts } from './image-facts.ts';
import type { Pixels } from './pixels.ts';
import { withPngMetadata } from './png/with-png-metadata.ts';
import { sharp } from './sharp.ts';

/** What a picture is opened from: its file, or, where libvips would get its colours wrong, its pixels in sRGB. */
export interface PictureSource {
  readonly bytes: Buffer;
  /** What `bytes` are where they are pixels, upright; null: a file. */
  readonly pixels: Pixels | null;
  /** Decoded already, and so known to be whole. */
  readonly decoded: boolean;
}

/** Throws CORRUPT_IMAGE where the file's pixels have to be converted here and cannot be decoded. */
export async function pictureSource(
  bytes: Buffer,
  { colour, ...facts }: ImageFacts,
  keepMetadata: boolean,
): Promise<PictureSource> {
  const file = { bytes, pixels: null, decoded: false };
  if (colour === null || colour.kind === 'profiled') return file;
  const limitInputPixels = facts.width * facts.height * facts.frames;
  // What keeps metadata keeps the orientation in them, and is turned by it later.
  const image = sharp(bytes, {
    failOn: 'error',
    limitInputPixels,
    ignoreIcc: true,
    autoOrient: !keepMetadata,
  });
  const pixels = await converted(image, colour, facts.unusualColour).catch(rethrow);
  if (!keepMetadata) return { bytes: pixels.data, pixels, decoded: true };
  const { data, width, height, channels } = pixels;
  const { exif, xmp } = await sharp(bytes, { failOn: 'none', limitInputPixels }).metadata();
  const raw = { width, height, channels };
  const png = await sharp(data, { raw, limitInputPixels }).png({ compressionLevel: 0 }).toBuffer();
  return { bytes: withPngMetadata(png, exif, xmp), pixels: null, decoded: true };
}

async function converted(
  image: Sharp,
  colour: Exclude<SourceColour, { kind: 'profiled' }>,
  deep: boolean,
): Promise<Pixels> {
  if (colour.kind === 'inks') {
    const inks = image.pipelineColourspace('cmyk').toColourspace('cmyk').raw();
    const { data, info } = await inks.toBuffer({ resolveWithObject: true });
    return { data: inksToSrgb(data), width: info.width, height: info.height, channels: 3 };
  }
  const own = deep ? image.toColourspace('rgb16').raw({ depth: 'ushort' }) : image.raw();
  const { data, info } = await own.toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = deep ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
  return { data: convertToSrgb(pixels, channels, colour.space), width, height, channels };
}

function rethrow(error: unknown): never {
  throw corruptImage(error);
}
