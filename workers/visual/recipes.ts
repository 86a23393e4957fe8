import type { JpegOptions } from 'sharp';
import type { CompressionOptions, VisualTarget } from '../../src/domain/compression-options.ts';
import type { ImageFormat } from '../../src/domain/image.ts';
import { animationOptions } from '../encoders.ts';
import type { ImageFacts } from '../image-facts.ts';
import { posterise, posteriseLevels } from '../png/posterise.ts';
import type { QualityRange } from '../search/search-quality.ts';
import { sharp } from '../sharp.ts';
import { scansFor } from './jpeg-scans.ts';
import { type Recipe, usualLooks } from './recipe.ts';
import type { LooksAt } from './similarity-curve.ts';

/**
 * The ways of a format that give up something, by what they usually take at this target, the least first
 * (docs/decisions/visual-target.md).
 */
export function recipes(
  format: ImageFormat,
  visual: VisualTarget,
  { effort }: CompressionOptions,
  range: QualityRange,
  animation: ImageFacts | null,
): readonly Recipe[] {
  const best = effort === 'BEST';
  switch (format) {
    case 'jpeg':
      return jpegWays(visual, best).map(({ usual, seldom, ...options }) => {
        return {
          encode: ({ open, pixels }, quality, bytes) =>
            open().jpeg({ ...options, ...scansFor(pixels, bytes, best), quality }),
          range,
          usual,
          ...(seldom === true && { seldom }),
          sharpColours: options.chromaSubsampling === '4:4:4',
        };
      });
    case 'webp':
      // Colours halved with more care cost some bytes, and are worth them where most of the picture has to be kept.
      return (visual === 'LOSSLESS' ? [true, false] : [false, true]).map((smartSubsample) => {
        const options = { effort: best ? 6 : 4, smartSubsample, ...animationOptions(animation) };
        return {
          encode: ({ open }, quality) => open().webp({ ...options, quality }),
          range,
          usual: usualLooks(56, 83, 95),
        };
      });
    case 'avif':
      return [
        {
          encode: ({ open }, quality) =>
            open().avif({ quality, effort: best ? 5 : 4, chromaSubsampling: '4:4:4' }),
          range,
          usual: usualLooks(47, 67, 91),
        },
      ];
    case 'png':
      return [
        {
          encode: ({ open }, quality) =>
            open().png({ palette: true, quality, effort: best ? 8 : 7, compressionLevel: 9 }),
          range,
          usual: usualLooks(12, 60, 110),
          slow: true,
        },
        {
          // Drawn gradients: dithered, they take twice the bytes.
          encode: ({ open }, quality) =>
            open().png({ palette: true, quality, dither: 0, effort: best ? 8 : 7, compressionLevel: 9 }),
          range,
          usual: usualLooks(80, 90, 110),
          slow: true,
          seldom: true,
        },
        {
          encode: ({ pixels }, level) => posterised(pixels, level, best),
          range: { lowest: 1, highest: posteriseLevels },
          usual: usualLooks(-20, 5, 24),
          hidesQuality: true,
        },
      ];
    default:
      return [];
  }
}

type JpegWay = Pick<JpegOptions, 'chromaSubsampling' | 'trellisQuantisation' | 'overshootDeringing'> & {
  readonly quantisationTable: number;
  readonly usual: LooksAt;
  readonly seldom?: boolean;
};

/** Table 8 has fine steps where fine differences count; 2 and 3 have more in the low frequencies, which looks better below. */
function jpegWays(visual: VisualTarget, best: boolean): JpegWay[] {
  const plain = (quantisationTable: 3 | 8, chromaSubsampling = '4:2:0'): JpegWay => ({
    chromaSubsampling,
    quantisationTable,
    usual: quantisationTable === 8 ? usualLooks(40, 73, 93) : usualLooks(60, 86, 97),
  });
  const trellis = (quantisationTable: 2 | 3, chromaSubsampling = '4:2:0'): JpegWay => ({
    chromaSubsampling,
    quantisationTable,
    trellisQuantisation: true,
    overshootDeringing: true,
    usual: quantisationTable === 2 ? usualLooks(63, 86, 97) : usualLooks(65, 88, 98),
  });
  if (visual === 'LOSSLESS')
    return best ? [plain(8), trellis(2), plain(8, '4:4:4')] : [plain(8), plain(8, '4:4:4')];
  const fast = visual === 'HIGH' ? [plain(8), plain(3), plain(8, '4:4:4')] : [plain(3), plain(3, '4:4:4')];
  if (!best) return fast;
  // An icon's few colours may fall on the steps of a quality, which trellis moves them off.
  return [trellis(2), trellis(3), trellis(3, '4:4:4'), ...fast.map((way) => ({ ...way, seldom: true }))];
}

function posterised(pixels: Parameters<typeof posterise>[0], level: number, best: boolean) {
  const { width, height, channels } = pixels;
  return sharp(posterise(pixels, level), { raw: { width, height, channels } }).png({
    compressionLevel: best ? 9 : 6,
    adaptiveFiltering: true,
  });
}
