import type { ByteSource } from './byte-source.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2). */
export interface IsoBox {
  readonly type: string;
  /** Where what it holds begins and ends in the file. */
  readonly content: number;
  readonly end: number;
}

/** The boxes that lie between two places; stops where they are no boxes, or reach over the end. */
export function* isoBoxes(source: ByteSource, from: number, to: number): Generator<IsoBox> {
  const last = Math.min(to, source.length);
  for (let at = from; at + 8 <= last; ) {
    const head = source.bytes(at, 16);
    if (head.length < 8) return;
    const short = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (short === 1 && head.length < 16) return;
    // 0: to the end of the file. 1: the size follows, in 8 bytes.
    const size = short === 0 ? last - at : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    const content = at + (short === 1 ? 16 : 8);
    if (at + size < content || at + size > to) return;
    yield { type, content, end: at + size };
    at += size;
  }
}

/** The first box of a type between two places. */
export function findBox(source: ByteSource, type: string, from: number, to: number): IsoBox | null {
  for (const box of isoBoxes(source, from, to)) if (box.type === type) return box;
  return null;
}
