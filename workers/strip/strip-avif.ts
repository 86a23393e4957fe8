/** Boxes of a file that holds pictures (ISO/IEC 14496-12, 4.2 and 23008-12). */
const known = new Set(['ftyp', 'meta', 'mdat', 'moov', 'moof', 'mfra', 'sidx', 'free', 'skip']);

/**
 * An AVIF ended where its boxes end. Its metadata are items among the picture's, found by absolute offsets,
 * and stay. Null: its last box has no length, or one that
 * reaches over the file's end, so that its own length is not known.
 */
export function stripAvif(bytes: Buffer): Buffer | null {
  let at = 0;
  while (at + 8 <= bytes.length && known.has(bytes.toString('latin1', at + 4, at + 8))) {
    const short = bytes.readUInt32BE(at);
    if (short === 0 || (short === 1 && at + 16 > bytes.length)) return null;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    // A box that is said to be longer than the file may hold the picture anyway.
    if (size < 8 || at + size > bytes.length) return null;
    at += size;
  }
  return at === 0 ? null : bytes.subarray(0, at);
}
