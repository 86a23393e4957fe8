import type { ByteSource } from './byte-source.ts';
import type { IsoBox } from './iso-boxes.ts';

const inFile = 0;
const inItemData = 1;

/** Where an item's data begins in the file, as the `iloc` box says (ISO/IEC 14496-12, 8.11.3). */
export function itemData(
  source: ByteSource,
  { content, end }: IsoBox,
  item: number,
  idat: IsoBox | null,
): number | null {
  const head = source.bytes(content, 12);
  if (head.length < 12) return null;
  const version = head[0]!;
  const sizes = { offset: head[4]! >> 4, length: head[4]! & 15, base: head[5]! >> 4, index: head[5]! & 15 };
  const wide = version === 2;
  const idSize = wide ? 4 : 2;
  const methodSize = version === 0 ? 0 : 2;
  const indexSize = version === 0 ? 0 : sizes.index;
  const fixed = idSize + methodSize + 2 + sizes.base + 2;
  const extentSize = indexSize + sizes.offset + sizes.length;
  let at = content + 6 + idSize;
  for (let left = head.readUIntBE(6, idSize); left > 0 && at + fixed <= end; left--) {
    const entry = Buffer.from(source.bytes(at, fixed + extentSize));
    if (entry.length < fixed + extentSize) return null;
    if (entry.readUIntBE(0, idSize) === item) {
      const method = methodSize === 0 ? inFile : entry[idSize + 1]! & 15;
      const base = number(entry, idSize + methodSize + 2, sizes.base);
      const start = base + number(entry, fixed + indexSize, sizes.offset);
      if (method === inFile) return start;
      return method === inItemData && idat !== null ? idat.content + start : null;
    }
    at += fixed + entry.readUInt16BE(fixed - 2) * extentSize;
  }
  return null;
}

/** Of 0, 4 or 8 bytes. */
function number(bytes: Buffer, at: number, size: number): number {
  if (size === 8) return Number(bytes.readBigUInt64BE(at));
  return size === 4 ? bytes.readUInt32BE(at) : 0;
}
