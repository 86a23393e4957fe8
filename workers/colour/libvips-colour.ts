import type { Metadata } from 'sharp';
import type { ImageFormat } from '../../src/domain/image.ts';
import type { SourceColour } from './source-colour.ts';

/** Where what libvips says of a file shows that it would convert its colours otherwise than browsers do. */
export function libvipsColour(header: Metadata, format: ImageFormat): SourceColour | null {
  // Of a TIFF, which browsers do not show, the inks are a printer's.
  if (header.space === 'cmyk' && !header.hasProfile && format === 'jpeg') return { kind: 'inks' };
  if (!header.hasProfile) return null;
  const greyProfile = header.icc?.toString('latin1', 16, 20) === 'GRAY';
  switch (header.space) {
    case 'rgb16':
      return { kind: 'profiled', first: 'srgb' };
    case 'grey16':
      return { kind: 'profiled', first: greyProfile ? 'b-w' : 'srgb' };
    case 'b-w':
      return greyProfile ? null : { kind: 'profiled', first: 'srgb' };
    default:
      return null;
  }
}
