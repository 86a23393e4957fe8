export interface Sample {
  readonly bytes: Buffer;
  /** The sample is the whole file. */
  readonly ended: boolean;
}

/** The first bytes (at least `length`, or all there are), and the whole stream, those included, to read once. */
export async function readAhead(
  source: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ sample: Sample; all: AsyncGenerator<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let total = 0;
  let ended = false;
  while (total < length && !ended) {
    const next = await iterator.next();
    if (next.done === true) {
      ended = true;
    } else {
      first.push(next.value);
      total += next.value.length;
    }
  }
  return {
    sample: { bytes: Buffer.concat(first, Math.min(total, length)), ended },
    all: replay(first, iterator),
  };
}

async function* replay(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
