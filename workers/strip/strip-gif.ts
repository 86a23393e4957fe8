import type { StripRequest } from './strip-request.ts';

// GIF89a's block labels (sections 17 to 27).
const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const comment = 0xfe;
const application = 0xff;

/** Applications that say how the picture looks or moves: loops, its colour profile. */
const needed = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']);

/** A GIF without comments and applications' own data (XMP), ended at its trailer. Null: not walkable. */
export function stripGif(bytes: Buffer, { keepMetadata }: StripRequest): Buffer | null {
  let at = afterColours(bytes, 13, bytes[10] ?? 0);
  const kept = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const label = bytes[at];
    if (label === trailer) return Buffer.concat([...kept, bytes.subarray(at, at + 1)]);
    const end = endOfBlock(bytes, at);
    if (end === null) return null;
    if (keepMetadata || !isMetadata(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

function isMetadata(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== extension) return false;
  if (bytes[at + 1] === comment) return true;
  return bytes[at + 1] === application && !needed.has(bytes.toString('latin1', at + 3, at + 14));
}

function endOfBlock(bytes: Buffer, at: number): number | null {
  if (bytes[at] === extension) return endOfSubBlocks(bytes, at + 2);
  // An image's descriptor, its colours, the LZW code size, its data.
  if (bytes[at] === image) return endOfSubBlocks(bytes, afterColours(bytes, at + 10, bytes[at + 9] ?? 0) + 1);
  return null;
}

/** A colour table follows where the packed field's first bit is set; its last three say how long it is. */
function afterColours(bytes: Buffer, at: number, packed: number): number {
  return (packed & 0x80) === 0 ? at : Math.min(bytes.length, at + 3 * 2 ** ((packed & 7) + 1));
}

function endOfSubBlocks(bytes: Buffer, from: number): number | null {
  let at = from;
  for (let length = bytes[at]; length !== undefined; length = bytes[at]) {
    at += 1 + length;
    if (length === 0) return at;
  }
  return null;
}
