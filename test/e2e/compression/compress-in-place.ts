import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  type CompressionOptions,
  defaultCompressionOptions,
} from '../../../src/domain/compression-options.ts';
import { type CompressImageResult, compressImage } from '../../../workers/compress-image.ts';
import { blockMeans } from '../../../workers/floor/block-means.ts';
import { type ColourDifference, colourDifference } from '../../../workers/floor/colour-difference.ts';
import { inspectImage } from '../../../workers/inspect-image.ts';
import type { Pixels } from '../../../workers/pixels.ts';
import { similarity } from '../../../workers/similarity/similarity.ts';

export interface Compressed extends CompressImageResult {
  readonly data: Buffer;
  /** How it looks beside its source; a smaller result beside the source of its size. */
  readonly similarity: number;
  readonly colours: ColourDifference;
  /** Of one channel of one pixel, at most, 0 to 255. */
  readonly farthest: number;
}

/** Compresses a picture as a thread of the pool does, and compares what comes out with what went in. */
export async function compressInPlace(
  picture: Buffer,
  options: Partial<CompressionOptions>,
): Promise<Compressed> {
  const folder = mkdtempSync(join(tmpdir(), 'halftone-floor-'));
  try {
    const [input, output] = [join(folder, 'in'), join(folder, 'out')];
    writeFileSync(input, picture);
    const facts = await inspectImage(input, { maxPixels: 4e6, maxImageBytes: 8e6 });
    const all = { ...defaultCompressionOptions, ...options };
    const result = await compressImage({ input, output, options: all, facts });
    const data = readFileSync(output);
    const source = await shown(picture, result);
    const decoded = await shown(data, result, source.channels);
    return {
      ...result,
      data,
      similarity: similarity(source, decoded),
      colours: colourDifference(blockMeans(source), blockMeans(decoded)),
      farthest: source.data.reduce((most, value, i) => Math.max(most, Math.abs(value - decoded.data[i]!)), 0),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As a viewer shows it, in the size and, without transparency, on the ground of the result. */
async function shown(
  picture: Buffer,
  { format, width, height }: CompressImageResult,
  channels?: number,
): Promise<Pixels> {
  const image = sharp(picture).autoOrient().resize(width, height, { fit: 'fill' }).toColourspace('srgb');
  if (format === 'jpeg') image.flatten({ background: '#ffffff' });
  if (channels !== undefined && channels % 2 === 0) image.ensureAlpha();
  else if (channels !== undefined) image.removeAlpha();
  const { data, info } = await (channels === 1 ? image.toColourspace('b-w') : image)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}
