import { crc32 } from '../strip/crc32.ts';

/** One chunk of a PNG (PNG, third edition, 5.3). */
export interface PngChunk {
  readonly type: string;
  /** The whole of it, with length and checksum. */
  readonly bytes: Buffer;
  readonly content: Buffer;
  /** `cut`: the file ends before it does. */
  readonly state: 'intact' | 'damaged' | 'cut';
}

/** Chunks up to the end of the picture or of the file. */
export function pngChunks(bytes: Buffer): PngChunk[] {
  const chunks: PngChunk[] = [];
  for (let at = 8; at + 8 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const cut = end > bytes.length;
    const intact = !cut && crc32(bytes.subarray(at + 4, end - 4)) === bytes.readUInt32BE(end - 4);
    chunks.push({
      type,
      bytes: bytes.subarray(at, end),
      content: bytes.subarray(at + 8, end - 4),
      state: cut ? 'cut' : intact ? 'intact' : 'damaged',
    });
    if (type === 'IEND') break;
    at = end;
  }
  return chunks;
}
