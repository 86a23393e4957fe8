import type { Sharp } from 'sharp';
import { corruptImage } from './corrupt-image.ts';
import type { ImageFacts } from './image-facts.ts';
import { type PictureSource, pictureSource } from './picture-source.ts';
import type { Pixels } from './pixels.ts';
import { sharp } from './sharp.ts';

export interface PictureRequest {
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
  /** All frames rather than the first. */
  readonly animated: boolean;
  /** JPEG has no transparency: put the picture on white. */
  readonly flatten: boolean;
  /** EXIF, XMP and, where the pixels can stay in it, the colour profile are kept. */
  readonly keepMetadata: boolean;
  /** Decode now and keep the pixels, for several encodes; else each encode decodes (right for one). */
  readonly keepPixels: boolean;
}

/** The picture as it will be encoded: upright, sRGB, resized. `open()` starts one encode of it. */
export interface Picture {
  readonly open: () => Sharp;
  /** Each encode decodes the file: it has not been proven whole, or holds metadata that pixels do not carry. */
  readonly encodesFromFile: boolean;
  /** The decoded pixels where they were kept, row by row, channels interleaved, 8 bits each. */
  readonly pixels: Pixels | null;
  /** One pixel of the picture with the metadata that `open()` carries; null: it carries none. */
  readonly metadataAlone: (() => Sharp) | null;
}

/** Opens the file's bytes as a picture. Throws CORRUPT_IMAGE where it decodes now (`keepPixels`). */
export async function openPicture(
  bytes: Buffer,
  facts: ImageFacts,
  request: PictureRequest,
): Promise<Picture> {
  const source = await pictureSource(bytes, facts, request.keepMetadata);
  const decode = (): Sharp => decoder(source, facts, request);
  // Kept pixels carry no metadata: with it every encode starts from the file.
  const fromFile = request.keepMetadata ? () => withMetadata(decode(), facts) : decode;
  const metadataAlone = request.keepMetadata ? () => withMetadata(onePixel(source.bytes), facts) : null;
  if (!request.keepPixels) {
    return { open: fromFile, encodesFromFile: !source.decoded, pixels: null, metadataAlone };
  }
  const { pixels, pageHeight } = await keptPixels(source, fromFile, request);
  if (request.keepMetadata) return { open: fromFile, encodesFromFile: true, pixels, metadataAlone };
  const raw = { ...sizeOf(pixels), ...(request.animated && { pageHeight }) };
  const open = (): Sharp => sharp(pixels.data, { raw, limitInputPixels: false });
  return { open, encodesFromFile: false, pixels, metadataAlone };
}

/** The picture's pixels; where the source has them already and nothing else is asked for, its own. */
async function keptPixels(
  { pixels }: PictureSource,
  decode: () => Sharp,
  { maxWidth, maxHeight, flatten }: PictureRequest,
): Promise<{ pixels: Pixels; pageHeight: number }> {
  if (pixels !== null && maxWidth === null && maxHeight === null && !flatten) {
    return { pixels, pageHeight: pixels.height };
  }
  const { data, info } = await decode().raw().toBuffer({ resolveWithObject: true }).catch(rethrowCorrupt);
  const { width, height, channels } = info;
  return { pixels: { data, width, height, channels }, pageHeight: info.pageHeight ?? height };
}

function decoder(source: PictureSource, facts: ImageFacts, request: PictureRequest): Sharp {
  const image = sharp(source.bytes, {
    ...(source.pixels !== null && { raw: sizeOf(source.pixels) }),
    failOn: 'error',
    // Checked before, against the configured limit; this holds if the decoder disagrees with the header.
    limitInputPixels: facts.width * facts.height * facts.frames,
    autoOrient: !request.animated,
    animated: request.animated,
  });
  if (facts.colour?.kind === 'profiled') image.pipelineColourspace(facts.colour.first);
  if (request.maxWidth !== null || request.maxHeight !== null) {
    image.resize({
      ...(request.maxWidth !== null && { width: request.maxWidth }),
      ...(request.maxHeight !== null && { height: request.maxHeight }),
      fit: 'inside',
      withoutEnlargement: true,
    });
  }
  if (request.flatten) image.flatten({ background: '#ffffff' });
  return image;
}

function sizeOf({ width, height, channels }: Pixels): Omit<Pixels, 'data'> {
  return { width, height, channels };
}

/** The first: formats that are read row by row decode no more than that row. What is wrong in it has been found before. */
function onePixel(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: 'none', limitInputPixels: false }).extract({
    left: 0,
    top: 0,
    width: 1,
    height: 1,
  });
}

/** A picture of grey, of inks or of 16 bits becomes sRGB in the result, so its old profile would be wrong there. */
function withMetadata(image: Sharp, facts: ImageFacts): Sharp {
  image.keepExif().keepXmp();
  return facts.unusualColour ? image : image.keepIccProfile();
}

function rethrowCorrupt(error: unknown): never {
  throw corruptImage(error);
}
