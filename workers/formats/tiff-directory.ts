/** How a TIFF lays out its numbers: classic (TIFF 6.0, section 2) or BigTIFF, in either byte order. */
export interface TiffLayout {
  readonly bytes: Buffer;
  readonly littleEndian: boolean;
  /** Bytes of an offset, and of a count of values: 4, in BigTIFF 8. */
  readonly wide: 4 | 8;
  readonly firstDirectory: number;
}

/** One image file directory (IFD). */
export interface TiffDirectory {
  readonly fields: ReadonlyMap<number, TiffField>;
  /** Where it and the values of its fields end, whichever is last. */
  readonly end: number;
  /** Bytes of itself and of the values that lie outside of it. */
  readonly size: number;
  /** Offset of the next directory; 0: none. */
  readonly next: number;
}

export interface TiffField {
  readonly type: number;
  /** Values, not bytes. */
  readonly count: number;
  /** Where its values lie, which is within the file. */
  readonly start: number;
}

/** Null where the bytes do not begin as a TIFF does. */
export function tiffLayout(bytes: Buffer): TiffLayout | null {
  if (bytes.length < 16) return null;
  const order = bytes.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const littleEndian = order === 'II';
  const number = (at: number, size: number): number => readNumber(bytes, littleEndian, at, size);
  switch (number(2, 2)) {
    case 42:
      return { bytes, littleEndian, wide: 4, firstDirectory: number(4, 4) };
    case 43:
      // Says how wide its offsets are, and two bytes of zero.
      return number(4, 4) === (littleEndian ? 8 : 0x80000)
        ? { bytes, littleEndian, wide: 8, firstDirectory: number(8, 8) }
        : null;
    default:
      return null;
  }
}

/** Null where it is not within the file, or has a field of unknown length, or a tag twice. */
export function readTiffDirectory(
  { bytes, littleEndian, wide }: TiffLayout,
  at: number,
): TiffDirectory | null {
  const number = (from: number, size: number): number => readNumber(bytes, littleEndian, from, size);
  const countBytes = wide === 8 ? 8 : 2;
  const fieldBytes = 4 + 2 * wide;
  if (at + countBytes > bytes.length) return null;
  const first = at + countBytes;
  const last = first + number(at, countBytes) * fieldBytes;
  if (last === first || last + wide > bytes.length) return null;
  const fields = new Map<number, TiffField>();
  let end = last + wide;
  let size = end - at;
  for (let from = first; from < last; from += fieldBytes) {
    const [tag, type, count] = [number(from, 2), number(from + 2, 2), number(from + 4, wide)];
    const valueBytes = (typeBytes[type] ?? Number.NaN) * count;
    const inside = valueBytes <= wide;
    const start = inside ? from + 4 + wide : number(from + 4 + wide, wide);
    // Also not where the type is unknown.
    if (!(start + valueBytes <= bytes.length) || fields.has(tag)) return null;
    fields.set(tag, { type, count, start });
    if (inside) continue;
    end = Math.max(end, start + valueBytes);
    size += valueBytes;
  }
  return { fields, end, size, next: number(last, wide) };
}

/** The field's values; null where they are no whole numbers without sign. */
export function tiffNumbers({ bytes, littleEndian }: TiffLayout, field: TiffField): number[] | null {
  const { type, count, start } = field;
  const size = typeBytes[type];
  if (size === undefined || !wholeTypes.has(type)) return null;
  return Array.from({ length: count }, (_, i) => readNumber(bytes, littleEndian, start + i * size, size));
}

/** A pointer to a directory (TIFF technical note 1; BigTIFF's own). */
export const tiffDirectoryTypes = new Set([13, 18]);
/** What else may be an offset: LONG, BigTIFF's LONG8. */
export const tiffOffsetTypes = new Set([4, 16, ...tiffDirectoryTypes]);
/** BYTE, SHORT, and what may be an offset. */
const wholeTypes = new Set([1, 3, ...tiffOffsetTypes]);

/** Bytes of a value of each type (TIFF 6.0, section 2; BigTIFF's 16 to 18), which begin at 1. */
const typeBytes: readonly (number | undefined)[] = [
  undefined,
  ...[1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4],
  ...[undefined, undefined],
  ...[8, 8, 8],
];

function readNumber(bytes: Buffer, littleEndian: boolean, at: number, size: number): number {
  // Values past 2⁵³ lose their last bits, and are outside of every file anyway.
  if (size === 8) return Number(littleEndian ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  return littleEndian ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
}
