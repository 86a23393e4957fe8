import { jpegMarker } from '../formats/jpeg-segments.ts';
import { sharp } from '../sharp.ts';
import { progressiveShare } from './progressive-share.ts';

const progressive = 0xc2;
/** Rows of pixels in the smallest row of blocks. */
const blockRows = 8;
/** How libjpeg says that it had to make up the rest (JWRN_HIT_MARKER). */
const madeUp = 'premature end of data segment';

/** Of the segments of one that has its end marker, how much of the picture they hold, 0 to 1; null: all of it. */
export async function jpegShare(segments: readonly Buffer[]): Promise<number | null> {
  const frame = segments.find((bytes) => jpegMarker.frames.includes(bytes[1] ?? 0));
  if (frame === undefined || frame.length < 9) return 0;
  const [height, width] = [frame.readUInt16BE(5), frame.readUInt16BE(7)];
  const jpeg = Buffer.concat(segments);
  const isThere = (rows: number): Promise<boolean> => decodes(jpeg, width, Math.min(height, rows));
  if (await isThere(height)) return null;
  if (frame[1] === progressive) return progressiveShare(segments);
  let [there, missing] = [0, Math.ceil(height / blockRows)];
  while (missing - there > 1) {
    const middle = (there + missing) >> 1;
    if (await isThere(middle * blockRows)) there = middle;
    else missing = middle;
  }
  // Some of the next row is there, it is not known how much.
  return Math.min(1, ((there + 1) * blockRows) / height);
}

/** Whether the upper rows need no data from beyond the end. They are read one by one; those below are not decoded. */
async function decodes(jpeg: Buffer, width: number, height: number): Promise<boolean> {
  try {
    await sharp(jpeg, { failOn: 'warning', limitInputPixels: false })
      .extract({ left: 0, top: 0, width, height })
      // So as not to fill the memory.
      .resize(16, 16, { fit: 'fill' })
      .raw()
      .toBuffer();
    return true;
  } catch (error) {
    return !(error instanceof Error && error.message.includes(madeUp));
  }
}
