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
  /** Baseline, extended sequential, progressive: what libjpeg decodes with Huffman codes. */
  frames: [0xc0, 0xc1, 0xc2],
  dht: 0xc4,
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

/**
 * The segments from SOI to EOI; null where the bytes do not follow the grammar to the end. Bytes between segments,
 * which libjpeg and browsers skip, are in none.
 */
export function jpegSegments(bytes: Buffer): JpegSegment[] | null {
  const { segments, ended } = walkJpeg(bytes);
  return ended ? segments : null;
}

/** The segments that are whole, and a last scan that is not; `ended`: up to EOI. */
export function walkJpeg(bytes: Buffer): { segments: JpegSegment[]; ended: boolean } {
  const segments: JpegSegment[] = [];
  for (let at = 0; ; ) {
    const head = segmentAt(bytes, at);
    if (head === null) return { segments, ended: false };
    const end = head.marker === jpegMarker.sos ? endOfScan(bytes, head.contentEnd) : head.end;
    segments.push({ ...head, end: Math.min(end, bytes.length) });
    if (end > bytes.length) return { segments, ended: false };
    if (head.marker === jpegMarker.eoi) return { segments, ended: true };
    at = end;
  }
}

/** The segments before the first scan; null where they are not whole in these bytes, a file's beginning. */
export function jpegHeaderSegments(bytes: Buffer): JpegSegment[] | null {
  const segments: JpegSegment[] = [];
  for (let at = 0; ; ) {
    const segment = segmentAt(bytes, at);
    if (segment === null || segment.marker === jpegMarker.eoi) return null;
    if (segment.marker === jpegMarker.sos) return segments;
    segments.push(segment);
    at = segment.end;
  }
}

/** The next segment, without the data of a scan: that of an SOS ends where its header does. Null: not whole in these bytes. */
export function segmentAt(bytes: Buffer, from: number): JpegSegment | null {
  const start = markerAt(bytes, from);
  const marker = bytes[start + 1];
  if (marker === undefined) return null;
  if (standsAlone(marker))
    return { marker, start, content: start + 2, contentEnd: start + 2, end: start + 2 };
  if (start + 4 > bytes.length) return null;
  const end = start + 2 + bytes.readUInt16BE(start + 2);
  if (end > bytes.length || end < start + 4) return null;
  return { marker, start, content: start + 4, contentEnd: end, end };
}

/** What is no marker, and fill bytes, may come before one. */
function markerAt(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1];
    if (next !== 0 && next !== 0xff) return at;
    at += next === 0 ? 2 : 1;
  }
}

/** SOI, EOI, restarts and TEM have no length (B.1.1.3). */
function standsAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= jpegMarker.eoi) || marker === 0x01;
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
