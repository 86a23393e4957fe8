/** A block of a GIF (GIF89a, sections 17 to 27), from its label on. */
export interface GifBlock {
  readonly kind: 'extension' | 'image' | 'trailer';
  readonly start: number;
  /** Of an image: the position of the byte that says how its codes begin, before its sub-blocks. */
  readonly codeSize: number;
  readonly end: number;
}

const labels: Readonly<Record<number, GifBlock['kind']>> = {
  0x21: 'extension',
  0x2c: 'image',
  0x3b: 'trailer',
};

export interface GifBlocks {
  /** Where the first block begins, after the header and the colours of all images. */
  readonly first: number;
  /** Those that are whole. */
  readonly blocks: readonly GifBlock[];
  /** The block that the file ends in; `end` is the file's. Null: there is none. */
  readonly broken: GifBlock | null;
  /** Up to the trailer. */
  readonly ended: boolean;
}

/** Null: there is something else than a block. */
export function gifBlocks(bytes: Buffer): GifBlocks | null {
  const first = afterColours(bytes, 13, bytes[10] ?? 0);
  const blocks: GifBlock[] = [];
  for (let at = first; at < bytes.length; ) {
    const kind = labels[bytes[at]!];
    if (kind === undefined) return null;
    const codeSize = kind === 'image' ? afterColours(bytes, at + 10, bytes[at + 9] ?? 0) : at + 1;
    const end = kind === 'trailer' ? at + 1 : endOfSubBlocks(bytes, codeSize + 1);
    const block = { kind, start: at, codeSize, end: end ?? bytes.length };
    if (end === null) return { first, blocks, broken: block, ended: false };
    blocks.push(block);
    if (kind === 'trailer') return { first, blocks, broken: null, ended: true };
    at = end;
  }
  return { first, blocks, broken: null, ended: false };
}

/** What the sub-blocks from `from` on hold, as far as they are there. */
export function gifData(bytes: Buffer, from: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = from, length = bytes[at]; length; length = bytes[at]) {
    parts.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return Buffer.concat(parts);
}

/** A colour table follows where the packed field's first bit is set; its last three say how long it is. */
function afterColours(bytes: Buffer, at: number, packed: number): number {
  return (packed & 0x80) === 0 ? at : Math.min(bytes.length, at + 3 * 2 ** ((packed & 7) + 1));
}

/** Null: the file ends before the sub-block of no length. */
function endOfSubBlocks(bytes: Buffer, from: number): number | null {
  let at = from;
  for (let length = bytes[at]; length !== undefined; length = bytes[at]) {
    at += 1 + length;
    if (length === 0) return at;
  }
  return null;
}
