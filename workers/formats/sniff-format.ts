import type { ImageFormat } from '../../src/domain/image.ts';

/** What the first bytes of a file say it is: a format the pool reads, or the name of something else. */
export type Sniffed =
  | { readonly supported: true; readonly format: ImageFormat }
  | { readonly supported: false; readonly name: string };

const supportedMagic: readonly (readonly [ImageFormat, string | Buffer])[] = [
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', Buffer.from('II*\0')],
  ['tiff', Buffer.from('MM\0*')],
  ['tiff', Buffer.from('II+\0')],
  ['tiff', Buffer.from('MM\0+')],
];

const otherMagic: readonly (readonly [string, string | Buffer])[] = [
  ['a PDF document', '%PDF'],
  ['a BMP image', 'BM'],
  ['a Photoshop document', '8BPS'],
  ['a JPEG XL image', Buffer.from([0xff, 0x0a])],
  ['a JPEG XL image', Buffer.from([0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20])],
  ['a JPEG 2000 image', Buffer.from([0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20])],
  ['a JPEG 2000 image', Buffer.from([0xff, 0x4f, 0xff, 0x51])],
  ['an icon (ICO)', Buffer.from([0, 0, 1, 0])],
  ['a ZIP archive', 'PK\u0003\u0004'],
  ['gzip data', Buffer.from([0x1f, 0x8b])],
  ['a WebM video', Buffer.from([0x1a, 0x45, 0xdf, 0xa3])],
];

/** Tells a file by its content, of which `head` are the first kilobytes; names and headers lie. */
export function sniffFormat(head: Buffer): Sniffed {
  if (head.length === 0) return { supported: false, name: 'an empty file' };
  // Canon's CR2 begins like a TIFF, and would be read as its thumbnail.
  if (startsWith(head, 'II*\0') && head.toString('latin1', 8, 10) === 'CR') {
    return { supported: false, name: 'a camera raw file' };
  }
  const known = supportedMagic.find(([, magic]) => startsWith(head, magic));
  if (known !== undefined) return { supported: true, format: known[0] };
  if (startsWith(head, 'RIFF')) return riff(head);
  if (head.toString('latin1', 4, 8) === 'ftyp') return isoMedia(head);
  const other = otherMagic.find(([, magic]) => startsWith(head, magic));
  return { supported: false, name: other?.[0] ?? textName(head) };
}

function startsWith(head: Buffer, magic: string | Buffer): boolean {
  const bytes = typeof magic === 'string' ? Buffer.from(magic, 'latin1') : magic;
  return head.subarray(0, bytes.length).equals(bytes);
}

function riff(head: Buffer): Sniffed {
  if (head.toString('latin1', 8, 12) === 'WEBP') return { supported: true, format: 'webp' };
  return { supported: false, name: 'a RIFF file that is not WebP' };
}

/** ISO base media (ISO/IEC 14496-12, 4.3): the brands of the `ftyp` box tell AVIF from HEIC and MP4. */
function isoMedia(head: Buffer): Sniffed {
  const end = Math.min(head.readUInt32BE(0), head.length);
  const brands = new Set<string>([head.toString('latin1', 8, 12)]);
  for (let at = 16; at + 4 <= end; at += 4) brands.add(head.toString('latin1', at, at + 4));
  if (brands.has('avif') || brands.has('avis')) return { supported: true, format: 'avif' };
  const heif = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
  if (heif.some((brand) => brands.has(brand))) return { supported: false, name: 'a HEIC image' };
  return { supported: false, name: 'an MP4 or QuickTime video' };
}

function textName(head: Buffer): string {
  const text = head.toString('latin1').replaceAll('\0', '').toLowerCase();
  if (text.includes('<svg')) return 'an SVG drawing';
  if (/<(!doctype html|html|head|body)\b/.test(text)) return 'an HTML page';
  if (/^\W{0,4}<\?xml/.test(text)) return 'an XML document';
  return 'not an image of a known format';
}
