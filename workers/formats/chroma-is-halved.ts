import { jpegHeaderSegments } from './jpeg-segments.ts';

/**
 * Whether a JPEG's colour has half the lines and columns of its lightness already (4:2:0), or no colour at all,
 * so that nothing is lost by halving it again (ITU T.81, B.2.2: sampling factors). False where that cannot be told.
 */
export function chromaIsHalved(bytes: Buffer): boolean {
  const frame = (jpegHeaderSegments(bytes) ?? []).find(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker),
  );
  if (frame === undefined) return false;
  const components = bytes[frame.content + 5] ?? 0;
  const factors = Array.from({ length: components }, (_, i) => bytes[frame.content + 7 + 3 * i] ?? 0);
  if (components === 1) return true;
  return components === 3 && factors[0] === 0x22 && factors[1] === 0x11 && factors[2] === 0x11;
}
