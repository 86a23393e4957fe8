import {
  readTiffDirectory,
  type TiffDirectory,
  type TiffLayout,
  tiffDirectoryTypes,
  tiffLayout,
  tiffNumbers,
  tiffOffsetTypes,
} from '../formats/tiff-directory.ts';

// Tags (TIFF 6.0, appendix A; EXIF 2.32, 4.6.3).
const imageWidth = 256;
const imageLength = 257;
const bitsPerSample = 258;
const compression = 259;
const stripOffsets = 273;
const samplesPerPixel = 277;
const rowsPerStrip = 278;
const stripByteCounts = 279;
const planarConfiguration = 284;
const tileWidth = 322;
const tileLength = 323;
const tileOffsets = 324;
const tileByteCounts = 325;
const jpegInterchangeFormat = 513;
const jpegInterchangeFormatLength = 514;

const uncompressed = 1;
const oldJpeg = 6;

/** Where data is, and how many bytes of it. */
const spans = [
  [stripOffsets, stripByteCounts],
  [tileOffsets, tileByteCounts],
  [jpegInterchangeFormat, jpegInterchangeFormatLength],
] as const;
/** Sub-IFDs, EXIF, GPS, EXIF's interoperability. */
const directoryTags = new Set([330, 34665, 34853, 40965]);
/** Numbers that may be as large as an offset and are none; EXIF's width and height with them. */
const sizeTags = new Set([imageWidth, imageLength, rowsPerStrip, tileWidth, tileLength, 40962, 40963]);

/**
 * A TIFF ended after the last byte that a directory, a value or the image's data takes. Its metadata are
 * values among the picture's, found by absolute offsets, and stay. Null: it cannot be walked, loops, or has
 * something in it that may point to what would be cut.
 */
export function stripTiff(bytes: Buffer): Buffer | null {
  const layout = tiffLayout(bytes);
  if (layout === null) return null;
  const seen = new Set<number>();
  const waiting = [layout.firstDirectory];
  let end = 0;
  let furthest = 0;
  let visited = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const directory = seen.has(at) ? null : readTiffDirectory(layout, at);
    if (directory === null) return null;
    seen.add(at);
    // Directories do not overlap; without this a small file could make a walk without end.
    visited += directory.size;
    const dataEnd = visited > bytes.length ? null : endOfData(layout, directory);
    if (dataEnd === null || dataEnd > bytes.length) return null;
    end = Math.max(end, directory.end, dataEnd);
    if (directory.next !== 0) waiting.push(directory.next);
    for (const [tag, field] of directory.fields) {
      if (!tiffOffsetTypes.has(field.type) || sizeTags.has(tag)) continue;
      const leads = directoryTags.has(tag) || tiffDirectoryTypes.has(field.type);
      for (const value of tiffNumbers(layout, field) ?? []) {
        if (leads) waiting.push(value);
        else if (value < bytes.length) furthest = Math.max(furthest, value);
      }
    }
  }
  // A number that no tag known here explains may be an offset.
  return furthest < end ? bytes.subarray(0, end) : null;
}

/** Where the data of one image ends; 0 where the directory has none, null where that is not known. */
function endOfData(layout: TiffLayout, directory: TiffDirectory): number | null {
  const values = (tag: number): number[] | null => {
    const field = directory.fields.get(tag);
    return field === undefined ? [] : tiffNumbers(layout, field);
  };
  const method = values(compression)?.[0] ?? uncompressed;
  // Without these libtiff looks for tables and data in ways of its own.
  if (method === oldJpeg && !values(jpegInterchangeFormatLength)?.[0]) return null;
  let end = 0;
  for (const [offsetsTag, countsTag] of spans) {
    const offsets = values(offsetsTag);
    const counts = values(countsTag);
    if (offsets === null || counts === null || offsets.length !== counts.length) return null;
    const needed = method === uncompressed && offsetsTag === stripOffsets ? stripSizes(values) : null;
    for (let i = 0; i < offsets.length; i++) {
      const [offset, count] = [offsets[i]!, counts[i]!];
      // Zero for both is a strip of zeros (GDAL's sparse files); libtiff doubts other counts that are too small.
      const sparse = offset === 0 && count === 0;
      if (!sparse && (count === 0 || count < (needed?.(i) ?? 0))) return null;
      end = Math.max(end, offset + count);
    }
  }
  return end;
}

/** Bytes that each strip takes where nothing compresses it (TIFF 6.0, section 3). */
function stripSizes(values: (tag: number) => number[] | null): (strip: number) => number {
  const value = (tag: number, otherwise: number): number => values(tag)?.[0] ?? otherwise;
  const height = value(imageLength, 0);
  const rows = Math.max(1, Math.min(value(rowsPerStrip, height), height));
  const samples = value(planarConfiguration, 1) === 2 ? 1 : value(samplesPerPixel, 1);
  const rowBytes = Math.ceil((value(imageWidth, 0) * samples * value(bitsPerSample, 1)) / 8);
  const stripsAPlane = Math.max(1, Math.ceil(height / rows));
  return (strip) => rowBytes * Math.min(rows, height - (strip % stripsAPlane) * rows);
}
