/** One marker segment of a JPEG (ITU T.81, B.1.1.4), from its 0xFF on; an SOS has its entropy-coded data in it. */
export interface JpegSegment {
  readonly marker: number;
  readonly start: number;
  /** Where the segment's own content begins, after marker and length. */
  readonly content: number;
  /** Where its header's content ends; for SOS the scan's data follows up to `end`. */
  readonly contentEnd: number;
  readonly end: number;
}

export const jpegMarker = {
  soi: 0xd8,
  eoi: 0xd9,
  sos: 0xda,
  dqt: 0xdb,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
  app15: 0xef,
  com: 0xfe,
};

/** The segments from SOI to EOI; null where the bytes do not follow the grammar to the end. */
export function jpegSegments(bytes: Buffer): JpegSegment[] | null {
  const segments: JpegSegment[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill bytes may precede any marker
      continue;
    }
    if (marker === jpegMarker.soi || marker === jpegMarker.eoi) {
      segments.push({ marker, start: at, content: at + 2, contentEnd: at + 2, end: at + 2 });
      if (marker === jpegMarker.eoi) return segments;
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) return null;
    const contentEnd = at + 2 + bytes.readUInt16BE(at + 2);
    const end = marker === jpegMarker.sos ? endOfScan(bytes, contentEnd) : contentEnd;
    if (end > bytes.length || contentEnd < at + 4) return null;
    segments.push({ marker, start: at, content: at + 4, contentEnd, end });
    at = end;
  }
  return null;
}

/** The next marker that is neither a stuffed zero nor a restart (T.81, B.1.1.2 and E.1.4). */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return Number.POSITIVE_INFINITY;
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff) at += 1;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else return at;
  }
}
