/** Largest prime below 2¹⁶. */
const base = 65_521;
/** Bytes after which the second sum has to be reduced to stay a 32-bit number. */
const longestRun = 5552;

/** The checksum of zlib's format (RFC 1950, 8.2). */
export function adler32(bytes: Buffer): number {
  let [first, second] = [1, 0];
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + longestRun);
    for (; at < end; at++) {
      first += bytes[at]!;
      second += first;
    }
    first %= base;
    second %= base;
  }
  return second * 65_536 + first;
}
