/** CRC-32 of ISO 3309 as PNG uses it (annex D); bit by bit, for chunks of a few bytes. Node 20.20 has `zlib.crc32`, 20.19 may not. */
export function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
