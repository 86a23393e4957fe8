import { jpegMarker, walkJpeg } from '../formats/jpeg-segments.ts';
import { endsEarly } from './ends-early.ts';
import { jpegShare } from './jpeg-share.ts';

/**
 * A JPEG without its end marker, ended, if no other bit of it is missing. Null: it has its end, or cannot be walked.
 * Throws CORRUPT_IMAGE where it ends early.
 */
export async function repairJpeg(bytes: Buffer): Promise<Buffer | null> {
  const { segments, ended } = walkJpeg(bytes);
  const last = segments.at(-1);
  if (ended || last === undefined) return null;
  if (!segments.some(({ marker }) => marker === jpegMarker.sos)) throw endsEarly(0);
  const end = endWithoutZeros(bytes, last.end);
  const whole = Buffer.concat([bytes.subarray(0, end), Buffer.from([0xff, jpegMarker.eoi])]);
  // Without metadata and bytes between segments libjpeg has no other reason to warn.
  const picture = walkJpeg(whole)
    .segments.filter(({ marker }) => marker < jpegMarker.app0 || marker === jpegMarker.app14)
    .map(({ start, end }) => whole.subarray(start, end));
  const share = await jpegShare(picture);
  if (share !== null) throw endsEarly(share);
  return whole;
}

/** A download that broke off may be filled up with zeros; a picture's data may end in one, after 0xFF. */
function endWithoutZeros(bytes: Buffer, end: number): number {
  let at = end;
  while (at > 0 && bytes[at - 1] === 0) at -= 1;
  return at === end || bytes[at - 1] !== 0xff ? at : at + 1;
}
