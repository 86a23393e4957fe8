import type { Transform } from 'node:stream';
import zlib from 'node:zlib';

const { BROTLI_OPERATION_FLUSH, Z_SYNC_FLUSH } = zlib.constants;
/** What is there is given out at once, and a stream that lacks its end is taken as far as it goes. */
const deflateOptions = { flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH };
const brotliOptions = { flush: BROTLI_OPERATION_FLUSH, finishFlush: BROTLI_OPERATION_FLUSH };

/** The codings of `Content-Encoding` that are undone here (RFC 9110, 8.4.1). */
export type ContentCoding = 'gzip' | 'deflate' | 'br';

/** The codings a header lists, the one that was applied last first; others are no codings to a browser either. */
export function codingsOf(contentEncoding: string | null): ContentCoding[] {
  return (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-/, ''))
    .filter((name) => name === 'gzip' || name === 'deflate' || name === 'br')
    .reverse();
}

/**
 * @param start the body's first bytes, two at least where it has them
 * @returns null where the body is plainly not in that coding
 */
export function createDecoder(coding: ContentCoding, start: Buffer): Transform | null {
  if (isImage(start)) return null;
  switch (coding) {
    case 'gzip':
      return start[0] === 0x1f && start[1] === 0x8b ? zlib.createGunzip(deflateOptions) : null;
    case 'deflate':
      return isZlib(start) ? zlib.createInflate(deflateOptions) : zlib.createInflateRaw(deflateOptions);
    case 'br':
      return zlib.createBrotliDecompress(brotliOptions);
  }
}

/** RFC 1950, 2.2; many servers send the bare stream of RFC 1951 under the same name. */
function isZlib([first = 0, second = 0]: Buffer): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

const signatures = [
  /^\xff\xd8\xff/,
  /^\x89PNG\r\n/,
  /^GIF8[79]a/,
  /^RIFF[^]{4}WEBP/,
  /^[^]{4}ftyp/,
  /^(II\x2a\0|MM\0\x2a)/,
];

/** How many bytes `isImage` looks at. */
export const signatureLength = 12;

function isImage(start: Buffer): boolean {
  const text = start.toString('latin1', 0, signatureLength);
  return signatures.some((signature) => signature.test(text));
}
