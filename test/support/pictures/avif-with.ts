import { bufferSource } from '../../../workers/formats/byte-source.ts';
import { findBox, type IsoBox } from '../../../workers/formats/iso-boxes.ts';

/** One box of an ISO base media file. */
export function isoBox(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** `colr` of code points (ITU-T H.273), full range. */
export function nclx(primaries: number, transfer: number, matrix: number): Buffer {
  const content = Buffer.from('nclx\0\0\0\0\0\0\x80', 'latin1');
  content.writeUInt16BE(primaries, 4);
  content.writeUInt16BE(transfer, 6);
  content.writeUInt16BE(matrix, 8);
  return isoBox('colr', content);
}

/** An AVIF as sharp writes it, with properties added to its picture, and so many free bytes before all that it says. */
export function avifWith(
  avif: Buffer,
  { properties = [], free = 0 }: { properties?: Buffer[]; free?: number },
): Buffer {
  const source = bufferSource(avif);
  const box = (type: string, inside: IsoBox | null, skip = 0): IsoBox => {
    const found = findBox(source, type, (inside?.content ?? 0) + skip, inside?.end ?? avif.length);
    if (found === null) throw new Error(`no ${type}`);
    return found;
  };
  const meta = box('meta', null);
  const [iloc, iprp] = [box('iloc', meta, 4), box('iprp', meta, 4)];
  const [ipco, ipma] = [box('ipco', iprp), box('ipma', iprp)];
  const known = [...children(avif, ipco)].length;
  const added = Buffer.concat(properties);
  const grown = added.length + properties.length;
  const result = Buffer.from(avif);
  shiftItems(result, iloc, grown + (free === 0 ? 0 : 8 + free));
  for (const [grownBox, by] of [
    [meta, grown],
    [iprp, grown],
    [ipco, added.length],
    [ipma, properties.length],
  ] as const) {
    const at = grownBox.content - 8;
    result.writeUInt32BE(result.readUInt32BE(at) + by, at);
  }
  // The first entry is the primary item's: id, count, places of one byte.
  const countAt = ipma.content + 10;
  const count = result[countAt]!;
  result[countAt] = count + properties.length;
  const associations = Buffer.from(properties.map((_, i) => known + 1 + i));
  const head = meta.content - 8;
  return Buffer.concat([
    result.subarray(0, head),
    ...(free === 0 ? [] : [isoBox('free', Buffer.alloc(free))]),
    result.subarray(head, ipco.end),
    added,
    result.subarray(ipco.end, countAt + 1 + count),
    associations,
    result.subarray(countAt + 1 + count),
  ]);
}

function* children(avif: Buffer, { content, end }: IsoBox): Generator<number> {
  for (let at = content; at < end; at += avif.readUInt32BE(at)) yield at;
}

/** Version 0 or 1, offsets of 4 bytes, one extent an item: what libheif writes. */
function shiftItems(avif: Buffer, { content }: IsoBox, by: number): void {
  const version = avif[content]!;
  const baseSize = avif[content + 5]! >> 4;
  const method = version === 0 ? 0 : 2;
  const items = avif.readUInt16BE(content + 6);
  for (let i = 0, at = content + 8; i < items; i++) {
    const offset = at + 2 + method + 2 + baseSize + 2;
    const inFile = method === 0 || (avif[at + 3]! & 15) === 0;
    if (avif.readUInt16BE(offset - 2) !== 1) throw new Error('not one extent');
    if (inFile) avif.writeUInt32BE(avif.readUInt32BE(offset) + by, offset);
    at = offset + 8;
  }
}
