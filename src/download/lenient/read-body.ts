import { ImageError } from '../../domain/image-error.ts';
import { answerFault } from '../../outbound/answer-fault.ts';
import type { ByteSource } from './byte-source.ts';
import type { Framing } from './framing.ts';

/** The longest line with a chunk's size and extensions, bytes. */
const longestSizeLine = 4096;

export interface BodyEvents {
  readonly onBytes: (count: number) => void;
  /** The connection ended before the length was reached. */
  readonly onShort: (missing: ImageError) => void;
}

/**
 * The body's bytes up to where it ends; what comes after that stays on the connection, which is not used again.
 *
 * @throws ImageError INCOMPLETE
 */
export async function* readBody(
  source: ByteSource,
  framing: Framing,
  { onBytes, onShort }: BodyEvents,
): AsyncGenerator<Buffer> {
  if (framing === 'CHUNKED') return yield* readChunks(source, onBytes);
  if (framing === 'UNTIL_CLOSE') return yield* readExactly(source, Number.POSITIVE_INFINITY, onBytes);
  const missing = yield* readExactly(source, framing, onBytes);
  if (missing > 0) {
    const message = `The server sent only ${framing - missing} of ${framing} bytes.`;
    onShort(new ImageError('INCOMPLETE', message));
  }
}

/** Line ends may lack their CR, and nothing has to follow the chunk of size 0. */
async function* readChunks(source: ByteSource, onBytes: BodyEvents['onBytes']): AsyncGenerator<Buffer> {
  for (;;) {
    const size = await readSize(source);
    if (size === 0) return;
    const missing = yield* readExactly(source, size, onBytes);
    if (missing > 0) throw cutShort();
    const end = await source.line(longestSizeLine);
    if (end === null) throw cutShort();
    if (end === 'TOO_LONG' || end.text !== '') throw notChunks();
  }
}

async function readSize(source: ByteSource): Promise<number> {
  const line = await source.line(longestSizeLine);
  if (line === null) throw cutShort();
  const size = line === 'TOO_LONG' ? null : /^\s*([\da-f]{1,12})\s*(?:;.*)?$/i.exec(line.text);
  if (size === null) throw notChunks();
  return Number.parseInt(size[1] ?? '', 16);
}

/** @returns how many bytes are missing because the connection ended */
async function* readExactly(
  source: ByteSource,
  count: number,
  onBytes: BodyEvents['onBytes'],
): AsyncGenerator<Buffer, number> {
  let left = count;
  while (left > 0) {
    const bytes = await source.take(left);
    if (bytes === null) break;
    left -= bytes.length;
    onBytes(bytes.length);
    yield bytes;
  }
  return left;
}

function cutShort(): ImageError {
  return new ImageError('INCOMPLETE', 'The connection ended before the last chunk of the image.');
}

function notChunks(): ImageError {
  return answerFault('The server announced a chunked body but sent something else.');
}
