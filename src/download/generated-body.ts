import { Readable } from 'node:stream';

/**
 * A stream of what a generator gives. Unlike that of `Readable.from`, it can be destroyed while the generator
 * waits for bytes that never come.
 *
 * @param release called when the stream is destroyed, or at its end; lets go of what the generator reads
 */
export function generatedBody(bytes: AsyncGenerator<Buffer>, release: () => void): Readable {
  const body = new Readable({
    read() {
      bytes.next().then(
        ({ done, value }) => body.push(done === true ? null : value),
        (error: Error) => body.destroy(error),
      );
    },
    destroy(error, destroyed) {
      release();
      destroyed(error);
      void ended(bytes);
    },
  });
  // A body that is not read may still break off, and an error without a listener ends the process.
  return body.on('error', () => {});
}

async function ended(bytes: AsyncGenerator<Buffer>): Promise<void> {
  await bytes.return(undefined).catch(() => {});
}
