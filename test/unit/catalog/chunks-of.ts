/** Bytes as a stream cut at the given places (taken modulo the length), to stand for what a network does. */
export async function* chunksOf(
  bytes: Uint8Array | string,
  cuts: readonly number[] = [],
): AsyncGenerator<Buffer> {
  const all = Buffer.from(bytes);
  const places = cuts.map((cut) => cut % (all.length + 1)).sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, all.length]) {
    yield all.subarray(from, to);
    from = to;
  }
}
