import { jpegHeaderSegments, jpegMarker } from '../formats/jpeg-segments.ts';
import { sourceQuality } from '../jpeg-size/source-quality.ts';
import { scansFor } from './jpeg-scans.ts';
import type { Recipe } from './recipe.ts';
import type { VisualWork } from './visual-work.ts';

/**
 * A JPEG once more with the steps it came with: what is a multiple of a step already stays as it is, so that hardly
 * anything is lost, while steps beside them would lose several points for the same bytes. Null: it is no JPEG, or
 * its steps are below `minQuality`.
 */
export function ownJpegWay({ bytes, facts, plan, options }: VisualWork): Recipe | null {
  if (facts.format !== 'jpeg' || plan.format !== 'jpeg' || plan.changed) return null;
  const own = sourceQuality(bytes);
  if (own === null || own < (options.minQuality ?? 1)) return null;
  const chromaSubsampling = keepsAllColours(bytes) ? '4:4:4' : '4:2:0';
  return {
    encode: ({ open, pixels }, quality, bytes) => {
      const scans = scansFor(pixels, bytes, options.effort === 'BEST');
      return open().jpeg({ quality, chromaSubsampling, quantisationTable: annexK, ...scans });
    },
    range: { lowest: Math.max(options.minQuality ?? 1, own - around), highest: own },
    usual: (quality) => 91.5 - 1.2 * (own - quality),
    sharpColours: chromaSubsampling === '4:4:4',
  };
}

/** The tables that nearly all encoders scale (ITU T.81, Annex K), by mozjpeg's number for them. */
const annexK = 0;

/** Qualities below the nearest that may still have the file's steps, or nearly: its tables may be scaled otherwise. */
const around = 2;

/** Whether the frame header (T.81, B.2.2) gives the first component no more samples than the others. */
function keepsAllColours(bytes: Buffer): boolean {
  const frame = jpegHeaderSegments(bytes)?.find(({ marker }) => jpegMarker.frames.includes(marker));
  return frame !== undefined && bytes[frame.content + samplingOfFirst] === 0x11;
}

/** After precision, lines, samples a line, the number of components and the first one's name. */
const samplingOfFirst = 7;
