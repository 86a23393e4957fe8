import type { ImageFormat } from '../src/domain/image.ts';
import { avifColour } from './colour/avif-colour.ts';
import { pngColour } from './colour/png-colour.ts';
import type { SourceColour } from './colour/source-colour.ts';
import { avifHeader } from './formats/avif-header.ts';
import { type ByteSource, longestRead } from './formats/byte-source.ts';
import { type JpegHeader, jpegHeader } from './formats/jpeg-header.ts';
import { pngHeader } from './formats/png-header.ts';
import { shortJpegHeader } from './formats/short-jpeg-header.ts';
import { isLosslessWebp } from './formats/webp-header.ts';

/** What is read of a file here, since libvips does not say it or takes too long for it. */
export interface OwnFacts {
  /** Of an ordinary JPEG all there is to know; null: libvips is the one to ask. */
  readonly jpeg: JpegHeader | null;
  /** Frames that libvips does not see. */
  readonly frames: number;
  readonly colour: SourceColour | null;
  readonly lossless: boolean;
}

const nothing: OwnFacts = { jpeg: null, frames: 1, colour: null, lossless: false };

/** Reads a file's structure, to the end of its header, however much metadata it has. */
export function ownFacts(source: ByteSource, format: ImageFormat): OwnFacts {
  switch (format) {
    case 'jpeg':
      return { ...nothing, jpeg: ordinaryJpeg(source) };
    case 'png': {
      const header = pngHeader(source);
      return { ...nothing, frames: header.frames, colour: pngColour(header), lossless: true };
    }
    case 'avif': {
      const header = avifHeader(source);
      return { ...nothing, frames: header.frames, colour: avifColour(header) };
    }
    case 'webp':
      return { ...nothing, lossless: isLosslessWebp(source) };
    case 'gif':
    case 'tiff':
      return { ...nothing, lossless: true };
  }
}

function ordinaryJpeg(source: ByteSource): JpegHeader | null {
  const header = jpegHeader(source.bytes(0, longestRead));
  if (header !== null) return header;
  const short = shortJpegHeader(source);
  return short === null ? null : jpegHeader(short);
}
