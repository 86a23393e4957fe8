import { bufferSource } from '../formats/byte-source.ts';
import { isoBoxes } from '../formats/iso-boxes.ts';
import { readTiffDirectory, tiffLayout, tiffNumbers } from '../formats/tiff-directory.ts';

/** Bytes that a file says it takes; 0 where it does not say. */
export function declaredLength(bytes: Buffer, format: 'webp' | 'avif' | 'tiff'): number {
  switch (format) {
    case 'webp': // RFC 9649, 2.4
      return bytes.length < 8 ? 0 : 8 + bytes.readUInt32LE(4);
    case 'avif':
      return endOfBoxes(bytes);
    case 'tiff':
      return endOfImageData(bytes);
  }
}

/** Of the last box that is begun. */
function endOfBoxes(bytes: Buffer): number {
  let end = 0;
  for (const box of isoBoxes(bufferSource(bytes), 0, Number.POSITIVE_INFINITY)) end = box.end;
  return end;
}

/** Where strips and tiles lie and how long they are (TIFF 6.0, sections 8 and 15). */
const spans = [
  [273, 279],
  [324, 325],
] as const;

/** Of the first directory, where that is there. */
function endOfImageData(bytes: Buffer): number {
  const layout = tiffLayout(bytes);
  const directory = layout === null ? null : readTiffDirectory(layout, layout.firstDirectory);
  // Directories are often last: then it is not known what the data would have been.
  if (layout === null || directory === null) return layout?.firstDirectory ?? 0;
  let end = 0;
  for (const [offsetsTag, countsTag] of spans) {
    const [offsets, counts] = [directory.fields.get(offsetsTag), directory.fields.get(countsTag)];
    const starts = offsets === undefined ? null : tiffNumbers(layout, offsets);
    const lengths = counts === undefined ? null : tiffNumbers(layout, counts);
    starts?.forEach((start, i) => {
      end = Math.max(end, start + (lengths?.[i] ?? 0));
    });
  }
  return end;
}
