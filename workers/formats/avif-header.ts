import { type CodePoints, sequenceColours } from './av1-sequence-header.ts';
import { avifPicture } from './avif-picture.ts';
import type { ByteSource } from './byte-source.ts';
import { findBox, type IsoBox, isoBoxes } from './iso-boxes.ts';

/** What an AVIF says of its colours and frames, as far as libvips does not tell it. */
export interface AvifHeader {
  readonly frames: number;
  readonly hasProfile: boolean;
  /** Of the picture's `colr` box of type nclx, else of its AV1 sequence header (ITU-T H.273). */
  readonly codePoints: CodePoints | null;
  /** Light of the brightest pixel (`clli`), else of the display it was made on (`mdcv`), in cd/m². */
  readonly peak: number | null;
  /** Bits of a channel. */
  readonly depth: number;
}

/** Reads the properties of the primary item (ISO/IEC 23008-12, 9.3; AV1 Image File Format, 2.2), wherever they lie. */
export function avifHeader(source: ByteSource): AvifHeader {
  const picture = avifPicture(source);
  const first = (type: string): IsoBox | undefined => picture?.properties.get(type)?.[0];
  const config = first('av1C');
  const colours = (picture?.properties.get('colr') ?? []).map((box) =>
    Buffer.from(source.bytes(box.content, 11)),
  );
  const typeOf = (box: Buffer): string => box.toString('latin1', 0, 4);
  const nclx = colours.find((box) => typeOf(box) === 'nclx' && box.length === 11);
  return {
    frames: sequenceFrames(source),
    hasProfile: colours.some((box) => ['prof', 'rICC'].includes(typeOf(box))),
    codePoints: nclx !== undefined ? codePoints(nclx) : codedColours(source, picture?.data ?? null),
    peak: lightLevel(source, first('clli')) ?? displayLight(source, first('mdcv')),
    depth: config === undefined ? 8 : bitDepth(source, config),
  };
}

function codePoints(nclx: Buffer): CodePoints {
  return {
    primaries: nclx.readUInt16BE(4),
    transfer: nclx.readUInt16BE(6),
    matrix: nclx.readUInt16BE(8),
  };
}

/** The sequence header is among the first units of a picture's data; no bytes of one are far from it. */
function codedColours(source: ByteSource, data: number | null): CodePoints | null {
  return data === null ? null : sequenceColours(source.bytes(data, 256));
}

/** MaxCLL; 0 says nothing (ISO/IEC 14496-12, 12.1.6). */
function lightLevel(source: ByteSource, box: IsoBox | undefined): number | null {
  const bytes = box === undefined ? null : source.bytes(box.content, 4);
  return bytes === null || bytes.length < 4 ? null : bytes.readUInt16BE(0) || null;
}

/** The display's brightest, in steps of 0.0001 cd/m² after eight chromaticities (12.1.7). */
function displayLight(source: ByteSource, box: IsoBox | undefined): number | null {
  const bytes = box === undefined ? null : source.bytes(box.content, 24);
  return bytes === null || bytes.length < 24 ? null : bytes.readUInt32BE(16) / 10_000 || null;
}

/** Of `av1C`: high_bitdepth and twelve_bit (AV1 in ISO base media, 2.3.3). */
function bitDepth(source: ByteSource, { content }: IsoBox): number {
  const flags = source.bytes(content, 3)[2] ?? 0;
  return (flags & 0x40) === 0 ? 8 : (flags & 0x20) === 0 ? 10 : 12;
}

/** Samples of the longest track of pictures; 1 where the file has no track. libheif reads the first picture alone. */
function sequenceFrames(source: ByteSource): number {
  const movie = findBox(source, 'moov', 0, source.length);
  let frames = 1;
  if (movie === null) return frames;
  for (const track of isoBoxes(source, movie.content, movie.end)) {
    if (track.type !== 'trak') continue;
    let box: IsoBox | null = track;
    for (const type of ['mdia', 'minf', 'stbl', 'stsz'])
      box = box && findBox(source, type, box.content, box.end);
    const sizes = box === null ? null : source.bytes(box.content, 12);
    if (sizes !== null && sizes.length === 12) frames = Math.max(frames, sizes.readUInt32BE(8));
  }
  return frames;
}
