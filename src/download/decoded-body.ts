import type { Readable, Transform } from 'node:stream';
import { type ContentCoding, codingsOf, createDecoder, signatureLength } from './content-coding.ts';
import { generatedBody } from './generated-body.ts';

/** Beyond this a header is no description of a body but an attack on who believes it. */
const mostCodings = 3;
/** Bytes that a decoder may take without giving any out, before it is believed. */
const mostHeld = 256 * 1024;

/**
 * A body without its content codings. One that is not in the coding its header names comes through as it is:
 * servers set `Content-Encoding: gzip` on files they never compressed.
 */
export function decodedBody(body: Readable, contentEncoding: string | null): Readable {
  const codings = codingsOf(contentEncoding);
  if (codings.length > mostCodings) return body;
  return codings.reduce((outer, coding) => generatedBody(decode(outer, coding), () => outer.destroy()), body);
}

async function* decode(body: Readable, coding: ContentCoding): AsyncGenerator<Buffer> {
  const input = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  /** What was read and may still have to come through as it is. */
  let held: Buffer[] | null = [];
  let ended = false;
  const start = await readStart();
  const decoder = createDecoder(coding, start);
  if (decoder !== null) {
    decoder.on('error', () => {});
    const feeding = feed(decoder, start);
    try {
      for await (const bytes of decoder) {
        held = null;
        yield bytes as Buffer;
      }
      return;
    } catch (error) {
      await feeding;
      // What it has produced and is not consumed yet counts too.
      if (held === null || decoder.readableLength > 0) throw error;
    } finally {
      decoder.destroy();
    }
  }
  yield* held ?? [];
  held = null;
  for (;;) {
    const bytes = await read();
    if (bytes === null) return;
    yield bytes;
  }

  async function read(): Promise<Buffer | null> {
    if (ended) return null;
    const { done, value } = await input.next();
    ended = done === true;
    if (ended) return null;
    held?.push(value);
    if (held !== null && held.reduce((sum, { length }) => sum + length, 0) > mostHeld) held = null;
    return value;
  }

  async function readStart(): Promise<Buffer> {
    let start = Buffer.alloc(0);
    while (start.length < signatureLength) {
      const bytes = await read();
      if (bytes === null) break;
      start = Buffer.concat([start, bytes]);
    }
    return start;
  }

  /** Ends with the body or with the decoder; a body that breaks off takes the decoder along. */
  async function feed(into: Transform, first: Buffer): Promise<void> {
    try {
      for (let bytes: Buffer | null = first; bytes !== null && !into.destroyed; bytes = await read()) {
        if (!into.write(bytes)) await roomIn(into);
      }
      into.end();
    } catch (error) {
      held = null;
      into.destroy(error as Error);
    }
  }
}

/** Until more can be written, or never can. */
function roomIn(stream: Transform): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed) return resolve();
    const done = () => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}
