import { type Candidate, encoded } from '../candidate.ts';
import { losslessEncoder } from '../encoders.ts';
import type { Pixels } from '../pixels.ts';
import { exactPalette, exactPaletteSize, showsExactly } from '../png/exact-palette.ts';
import { sharp } from '../sharp.ts';
import type { Judge, Looks } from './judge.ts';
import type { VisualWork } from './visual-work.ts';

/** How a picture can be kept with every pixel as it is. */
export interface LosslessWay {
  /** Encodes the whole. */
  readonly run: () => Promise<Candidate & Looks>;
  /** The bytes that a part of the picture takes. */
  readonly bytesOf: (part: Pixels) => Promise<number>;
  /** It is the first to be tried, since what gives up something is seldom smaller. */
  readonly first: boolean;
}

/** Null where the format has none, or none that is worth it. */
export function losslessWay(work: VisualWork, pixels: Pixels, judge: Judge): LosslessWay | null {
  const { picture, plan, facts, options } = work;
  const encode = losslessEncoderOf(work);
  // What an encoder invented is not worth keeping.
  if (encode === null || (plan.format === 'webp' && !facts.lossless)) return null;
  const colours = plan.format === 'png' ? exactPaletteSize(pixels) : null;
  return {
    first: colours !== null || plan.format === 'gif' || plan.format === 'tiff',
    async run() {
      if (colours !== null) {
        const palette = await encoded(exactPalette(picture.open(), colours, options.effort), picture, null);
        if (await showsExactly(palette.data, pixels)) return { ...palette, ...equal };
      }
      const candidate = await encoded(encode(picture.open()), picture, null);
      // What was no GIF has to give up colours.
      return { ...candidate, ...(plan.format === 'gif' ? await judge(candidate.data) : equal) };
    },
    async bytesOf({ data, width, height, channels }) {
      return (await encode(sharp(data, { raw: { width, height, channels } })).toBuffer()).length;
    },
  };
}

const equal: Looks = { similarity: 100, strict: 100 };

function losslessEncoderOf({ plan, facts, options }: VisualWork) {
  if (plan.format === 'jpeg' || plan.format === 'avif') return null;
  return losslessEncoder(plan.format, options.effort, plan.animated ? facts : null);
}
