import type { JpegHeader } from '../formats/jpeg-header.ts';
import type { SourceColour } from './source-colour.ts';

/** How browsers read a JPEG's pixels; null: as libvips does. */
export function jpegColour({ components, profileSpace }: JpegHeader): SourceColour | null {
  if (components === 4 && profileSpace === null) return { kind: 'inks' };
  return components === 1 && profileSpace === 'RGB ' ? { kind: 'profiled', first: 'srgb' } : null;
}
