import { type ByteSource, longestRead } from './byte-source.ts';
import { jpegMarker, segmentAt } from './jpeg-segments.ts';

const profileName = 'ICC_PROFILE\0';

/**
 * A JPEG's header up to its first scan, without what does not say how it looks and without tables: however many
 * bytes of metadata it has, these are few. Null: it cannot be walked.
 */
export function shortJpegHeader(source: ByteSource): Buffer | null {
  const kept: Buffer[] = [];
  let exif = 0;
  let hasProfile = false;
  for (let at = 0; ; ) {
    const bytes = source.bytes(at, longestRead);
    const segment = segmentAt(bytes, 0);
    if (segment === null || segment.marker === jpegMarker.eoi) return null;
    const { marker, start, content, end } = segment;
    const begins = (name: string): boolean =>
      bytes.toString('latin1', content, Math.min(content + name.length, end)) === name;
    const isExif = marker === jpegMarker.app1 && begins('Exif\0\0');
    const isProfile = marker === jpegMarker.app2 && begins(profileName);
    // A second EXIF is enough to put the first in doubt.
    const wanted = (isExif && exif < 2) || (isProfile && !hasProfile) || isShape(marker);
    if (wanted) kept.push(Buffer.from(bytes.subarray(start, end)));
    if (marker === jpegMarker.sos) return Buffer.concat(kept);
    if (isExif) exif += 1;
    hasProfile ||= isProfile;
    at += end;
  }
}

function isShape(marker: number): boolean {
  const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== jpegMarker.dht;
  return isFrame || marker === jpegMarker.soi || marker === jpegMarker.sos;
}
