import { itemData } from './avif-item-data.ts';
import type { ByteSource } from './byte-source.ts';
import { findBox, type IsoBox, isoBoxes } from './iso-boxes.ts';

export interface AvifPicture {
  /** Property boxes of the primary item by their type; of a grid that has none of a type, those of its first tile. */
  readonly properties: ReadonlyMap<string, readonly IsoBox[]>;
  /** Where the coded data of the primary item, or of its first tile, begins in the file. */
  readonly data: number | null;
}

/** Null: the file has no picture that is an item of its own. */
export function avifPicture(source: ByteSource): AvifPicture | null {
  const meta = findBox(source, 'meta', 0, source.length);
  if (meta === null) return null;
  // Version and flags come first in this box, and in those below.
  const inside = (type: string): IsoBox | null => findBox(source, type, meta.content + 4, meta.end);
  const primary = primaryItem(source, inside('pitm'));
  const properties = inside('iprp');
  if (primary === null || properties === null) return null;
  const container = findBox(source, 'ipco', properties.content, properties.end);
  if (container === null) return null;
  const boxes = [...isoBoxes(source, container.content, container.end)];
  const found = new Map<string, IsoBox[]>();
  const tile = firstTile(source, inside('iref'), primary);
  for (const item of tile === null ? [primary] : [primary, tile]) {
    const own = new Map<string, IsoBox[]>();
    for (const index of associations(source, properties, item)) {
      const box = boxes[index - 1];
      if (box !== undefined) own.set(box.type, [...(own.get(box.type) ?? []), box]);
    }
    for (const [type, list] of own) if (!found.has(type)) found.set(type, list);
  }
  const location = inside('iloc');
  return { properties: found, data: location && itemData(source, location, tile ?? primary, inside('idat')) };
}

/** ISO/IEC 14496-12, 8.11.4. */
function primaryItem(source: ByteSource, box: IsoBox | null): number | null {
  if (box === null) return null;
  const bytes = source.bytes(box.content, 8);
  const wide = bytes[0] !== 0;
  if (bytes.length < (wide ? 8 : 6)) return null;
  return wide ? bytes.readUInt32BE(4) : bytes.readUInt16BE(4);
}

/** The first picture that `item` is put together from (8.11.12, 'dimg'). */
function firstTile(source: ByteSource, references: IsoBox | null, item: number): number | null {
  if (references === null) return null;
  const size = (source.bytes(references.content, 1)[0] ?? 0) === 0 ? 2 : 4;
  for (const { type, content } of isoBoxes(source, references.content + 4, references.end)) {
    const bytes = source.bytes(content, 2 * size + 2);
    if (type !== 'dimg' || bytes.length < 2 * size + 2 || bytes.readUIntBE(0, size) !== item) continue;
    return bytes.readUIntBE(size + 2, size);
  }
  return null;
}

/** Places in `ipco`, from 1, of an item's properties (ISO/IEC 23008-12, 9.3.1). */
function associations(source: ByteSource, properties: IsoBox, item: number): number[] {
  const found: number[] = [];
  for (const { type, content, end } of isoBoxes(source, properties.content, properties.end)) {
    if (type !== 'ipma') continue;
    const head = source.bytes(content, 8);
    if (head.length < 8) continue;
    const idSize = head[0] === 0 ? 2 : 4;
    const indexSize = (head[3]! & 1) === 0 ? 1 : 2;
    let at = content + 8;
    for (let left = head.readUInt32BE(4); left > 0 && at + idSize + 1 <= end; left--) {
      const entry = source.bytes(at, idSize + 1 + 255 * indexSize);
      if (entry.length < idSize + 1) break;
      const count = Math.min(entry[idSize]!, Math.floor((entry.length - idSize - 1) / indexSize));
      for (let i = 0; i < count && entry.readUIntBE(0, idSize) === item; i++) {
        // The first bit says that a reader has to know it.
        const index = entry.readUIntBE(idSize + 1 + i * indexSize, indexSize);
        found.push(index & (indexSize === 1 ? 0x7f : 0x7fff));
      }
      at += idSize + 1 + count * indexSize;
    }
  }
  return found;
}
