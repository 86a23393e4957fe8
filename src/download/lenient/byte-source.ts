/** The bytes of a connection, by line and by amount. */
export interface ByteSource {
  /**
   * The next line as Latin-1, without its LF and any CR before it.
   *
   * @param most bytes it may have; longer: TOO_LONG, and nothing can be read any more
   * @returns null when the connection ended within it
   */
  line(most: number): Promise<{ readonly text: string; readonly bytes: number } | 'TOO_LONG' | null>;
  /** What is there, at least one byte and at most so many; null at the end. */
  take(most: number): Promise<Buffer | null>;
}

const lineFeed = 0x0a;

export function createByteSource(chunks: AsyncIterator<Buffer>): ByteSource {
  let rest: Buffer = Buffer.alloc(0);

  return {
    async line(most) {
      const parts: Buffer[] = [];
      for (let bytes = 0; ; ) {
        const chunk = await next();
        if (chunk === null) return null;
        const end = chunk.indexOf(lineFeed);
        const part = end === -1 ? chunk : chunk.subarray(0, end + 1);
        bytes += part.length;
        if (bytes > most) return 'TOO_LONG';
        parts.push(part);
        rest = chunk.subarray(part.length);
        if (end === -1) continue;
        return {
          text: Buffer.concat(parts)
            .toString('latin1')
            .replace(/\r*\n$/, ''),
          bytes,
        };
      }
    },
    async take(most) {
      const chunk = await next();
      if (chunk === null) return null;
      rest = chunk.subarray(most);
      return chunk.subarray(0, most);
    },
  };

  async function next(): Promise<Buffer | null> {
    while (rest.length === 0) {
      const { done, value } = await chunks.next();
      if (done === true) return null;
      rest = value;
    }
    const chunk = rest;
    rest = Buffer.alloc(0);
    return chunk;
  }
}
