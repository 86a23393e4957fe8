import { type GifBlock, gifBlocks, gifData } from '../formats/gif-blocks.ts';
import { endsEarly } from './ends-early.ts';
import { gifPixels } from './gif-pixels.ts';

/** No more sub-blocks; the trailer. */
const imageEnd = Buffer.from([0]);
const fileEnd = Buffer.from([0x3b]);
/** Of extensions, what says how the next image is shown: that one is missing. */
const graphicControl = 0xf9;

/**
 * A GIF without its trailer, or the end of its last image's data, ended, if all pixels are there. Null: it has its
 * trailer, or cannot be walked. Throws CORRUPT_IMAGE where it ends early.
 */
export function repairGif(bytes: Buffer): Buffer | null {
  const walked = gifBlocks(bytes);
  if (walked === null || walked.ended) return null;
  const { blocks, broken } = walked;
  const images = blocks.filter(({ kind }) => kind === 'image').length;
  const trailing = broken ?? blocks.at(-1);
  if (trailing === undefined) throw endsEarly(0);
  if (broken?.kind === 'image') {
    const share = shareOf(bytes, broken);
    // Of an animation it is not known how many images would follow.
    if (share < 1) throw endsEarly((images + share) / (images + 1));
    return Buffer.concat([bytes, imageEnd, fileEnd]);
  }
  const announced = trailing.kind === 'extension' && bytes[trailing.start + 1] === graphicControl;
  if (images === 0 || announced) throw endsEarly(images / (images + 1));
  return Buffer.concat([bytes.subarray(0, broken?.start), fileEnd]);
}

/** How much of an image is there, 0 to 1. */
function shareOf(bytes: Buffer, { start, codeSize }: GifBlock): number {
  if (codeSize >= bytes.length) return 0;
  const pixels = bytes.readUInt16LE(start + 5) * bytes.readUInt16LE(start + 7);
  const there = gifPixels(bytes[codeSize] ?? 0, gifData(bytes, codeSize + 1));
  return pixels === 0 ? 0 : Math.min(1, there / pixels);
}
