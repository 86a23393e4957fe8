import { type JpegSegment, jpegHeaderSegments, jpegMarker } from './jpeg-segments.ts';
import { readTiffDirectory, tiffLayout, tiffNumbers } from './tiff-directory.ts';

/** What the header of an ordinary JPEG says: 8 bits, Huffman-coded, grey or in three or four components. */
export interface JpegHeader {
  /** Pixels, before orientation. */
  readonly width: number;
  readonly height: number;
  /** 1: grey, 3: colour, 4: CMYK or YCCK. */
  readonly components: 1 | 3 | 4;
  /** EXIF orientation, 1 (upright) to 8. */
  readonly orientation: number;
  /** Colour space of its profile, as ICC names it ('RGB ', 'GRAY', 'CMYK'); null: it has none. */
  readonly profileSpace: string | null;
}

/** Null where the header is not whole in these bytes, or not ordinary: then libvips is the one to ask. */
export function jpegHeader(head: Buffer): JpegHeader | null {
  const segments = jpegHeaderSegments(head);
  const frame = segments === null ? null : frameOf(head, segments);
  const orientation = segments === null ? null : orientationOf(head, segments);
  if (segments === null || frame === null || orientation === null) return null;
  return { ...frame, orientation, profileSpace: profileSpace(head, segments) };
}

const profileName = 'ICC_PROFILE\0';

/** Number and count of the part follow the name, then the profile, whose space is 16 bytes in (ICC.1:2022, B.4 and 7.2.6). */
function profileSpace(head: Buffer, segments: readonly JpegSegment[]): string | null {
  const profile = segments.find(
    (segment) => segment.marker === jpegMarker.app2 && begins(head, segment, profileName),
  );
  if (profile === undefined) return null;
  const at = profile.content + profileName.length + 2 + 16;
  return head.toString('latin1', at, Math.min(at + 4, profile.contentEnd));
}

/** The frame header (ITU T.81, B.2.2): precision, lines, samples a line, components. */
function frameOf(
  head: Buffer,
  segments: readonly JpegSegment[],
): Pick<JpegHeader, 'width' | 'height' | 'components'> | null {
  // SOF0 to SOF15; DHT, JPG and DAC lie among them.
  const [frame, ...others] = segments.filter(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker),
  );
  if (frame === undefined || others.length > 0 || !jpegMarker.frames.includes(frame.marker)) return null;
  if (frame.contentEnd - frame.content < 6 || head[frame.content] !== 8) return null;
  const height = head.readUInt16BE(frame.content + 1);
  const width = head.readUInt16BE(frame.content + 3);
  const components = head[frame.content + 5];
  if (width === 0 || height === 0) return null;
  return components === 1 || components === 3 || components === 4 ? { width, height, components } : null;
}

const exifName = 'Exif\0\0';
const orientationTag = 0x0112;
const short = 3;

/** The tag Orientation of EXIF's first directory (EXIF 2.32, 4.6.4); 1 where nothing says otherwise. */
function orientationOf(head: Buffer, segments: readonly JpegSegment[]): number | null {
  const [exif, ...others] = segments.filter(
    (segment) => segment.marker === jpegMarker.app1 && begins(head, segment, exifName),
  );
  if (exif === undefined) return 1;
  if (others.length > 0) return null;
  const layout = tiffLayout(head.subarray(exif.content + exifName.length, exif.contentEnd));
  if (layout === null || layout.wide !== 4) return null;
  const directory = readTiffDirectory(layout, layout.firstDirectory);
  if (directory === null) return null;
  const tag = directory.fields.get(orientationTag);
  if (tag === undefined) return 1;
  if (tag.type !== short || tag.count !== 1) return null;
  const [orientation = 0] = tiffNumbers(layout, tag) ?? [];
  return orientation >= 1 && orientation <= 8 ? orientation : null;
}

function begins(head: Buffer, { content, contentEnd }: JpegSegment, name: string): boolean {
  return head.toString('latin1', content, Math.min(content + name.length, contentEnd)) === name;
}
