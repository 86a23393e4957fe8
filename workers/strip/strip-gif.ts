import { type GifBlock, gifBlocks } from '../formats/gif-blocks.ts';
import type { StripRequest } from './strip-request.ts';

const comment = 0xfe;
const application = 0xff;

/** Applications that say how the picture looks or moves: loops, its colour profile. */
const needed = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']);

/** A GIF without comments and applications' own data (XMP), ended at its trailer. Null: not walkable. */
export function stripGif(bytes: Buffer, { keepMetadata }: StripRequest): Buffer | null {
  const walked = gifBlocks(bytes);
  if (walked === null || !walked.ended) return null;
  const kept = walked.blocks.filter((block) => keepMetadata || !isMetadata(bytes, block));
  return Buffer.concat([
    bytes.subarray(0, walked.first),
    ...kept.map(({ start, end }) => bytes.subarray(start, end)),
  ]);
}

function isMetadata(bytes: Buffer, { kind, start }: GifBlock): boolean {
  if (kind !== 'extension') return false;
  if (bytes[start + 1] === comment) return true;
  return bytes[start + 1] === application && !needed.has(bytes.toString('latin1', start + 3, start + 14));
}
