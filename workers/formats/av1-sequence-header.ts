/** Of ITU-T H.273. */
export interface CodePoints {
  readonly primaries: number;
  readonly transfer: number;
  readonly matrix: number;
}

const sequenceHeader = 1;

/**
 * Colours that the AV1 sequence header in `bytes`, units of AV1, names (AV1 specification, 5.3 to 5.5). Null: there
 * is none, it names no colours, or it has timing information, as those of films do.
 */
export function sequenceColours(bytes: Buffer): CodePoints | null {
  for (let at = 0; at + 2 <= bytes.length; ) {
    const head = bytes[at]!;
    const withExtension = (head & 4) !== 0 ? 1 : 0;
    const size = (head & 2) === 0 ? null : unitSize(bytes, at + 1 + withExtension);
    if (size === null) return null;
    if (head >> 3 === sequenceHeader) return coloursOf(bitReader(bytes.subarray(size.from, size.end)));
    at = size.end;
  }
  return null;
}

/** A number in groups of seven bits, the lowest first (4.10.5). */
function unitSize(bytes: Buffer, start: number): { from: number; end: number } | null {
  let value = 0;
  for (let i = 0; i < 4; i++) {
    const byte = bytes[start + i];
    if (byte === undefined) return null;
    value |= (byte & 0x7f) << (7 * i);
    if (byte < 0x80) return { from: start + i + 1, end: start + i + 1 + value };
  }
  return null;
}

type Bits = (count: number) => number;

/** Past the end there are zeros. */
function bitReader(bytes: Buffer): Bits {
  let at = 0;
  return (count) => {
    let value = 0;
    for (let i = 0; i < count; i++, at++) value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
}

function coloursOf(bits: Bits): CodePoints | null {
  const profile = bits(3);
  bits(1); // still picture
  const reduced = bits(1) === 1;
  if (reduced) bits(5);
  else if (!passOperatingPoints(bits)) return null;
  const [widthBits, heightBits] = [bits(4) + 1, bits(4) + 1];
  bits(widthBits + heightBits);
  if (!reduced && bits(1) === 1) bits(7); // numbers of frames
  bits(3); // size of superblocks, two filters
  if (!reduced) passTools(bits);
  bits(3); // three filters
  if (bits(1) === 1 && profile === 2) bits(1); // 10 or 12 bits
  if (profile !== 1) bits(1); // monochrome
  if (bits(1) === 0) return null;
  const [primaries, transfer, matrix] = [bits(8), bits(8), bits(8)];
  return { primaries, transfer, matrix };
}

/** False where it has timing information. */
function passOperatingPoints(bits: Bits): boolean {
  if (bits(1) === 1) return false;
  const delays = bits(1) === 1;
  for (let left = bits(5) + 1; left > 0; left--) {
    bits(12);
    if (bits(5) > 7) bits(1);
    if (delays && bits(1) === 1) bits(4);
  }
  return true;
}

/** Tools that a still picture's reduced header leaves out. */
function passTools(bits: Bits): void {
  bits(4);
  const ordered = bits(1) === 1;
  if (ordered) bits(2);
  const screenContent = bits(1) === 1 ? 2 : bits(1);
  if (screenContent > 0 && bits(1) === 0) bits(1);
  if (ordered) bits(3);
}
