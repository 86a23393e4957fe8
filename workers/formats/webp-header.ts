import type { ByteSource } from './byte-source.ts';

/**
 * Whether every picture in a WebP (RFC 9649) keeps its pixels: coded by VP8L, of an animation each frame.
 * The chunks are walked, however many bytes of others lie before.
 */
export function isLosslessWebp(source: ByteSource): boolean {
  let lossless = false;
  for (let at = 12; at + 8 <= source.length; ) {
    const head = source.bytes(at, 8);
    if (head.length < 8) break;
    const type = head.toString('latin1', 0, 4);
    const size = head.readUInt32LE(4);
    if (type === 'VP8 ') return false;
    if (type === 'VP8L') lossless = true;
    // A frame's place and timing take 16 bytes; its chunks follow.
    at += type === 'ANMF' ? 24 : 8 + size + (size % 2);
  }
  return lossless;
}
