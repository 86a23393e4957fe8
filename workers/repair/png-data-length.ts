/** Samples a pixel by colour type (PNG, third edition, 11.2.1). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Where each of Adam7's passes begins, and its steps (8.1). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Bytes of all rows, each with its filter's number, that the content of an `IHDR` asks for; null: it makes no sense. */
export function pngDataLength(header: Buffer): number | null {
  if (header.length !== 13) return null;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, type = 0, , , interlace = 0] = header.subarray(8);
  const channels = samples[type];
  if (channels === undefined || interlace > 1) return null;
  const bytes = (columns: number, rows: number): number =>
    columns <= 0 || rows <= 0 ? 0 : rows * (1 + Math.ceil((columns * channels * depth) / 8));
  if (interlace === 0) return bytes(width, height);
  return passes.reduce(
    (sum, [x, y, stepX, stepY]) =>
      sum + bytes(Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)),
    0,
  );
}
