import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImageError } from '../../../src/domain/image-error.ts';
import { createByteSource } from '../../../src/download/lenient/byte-source.ts';
import { framingOf } from '../../../src/download/lenient/framing.ts';
import { readBody } from '../../../src/download/lenient/read-body.ts';
import { readHead } from '../../../src/download/lenient/read-head.ts';

/** What comes of an answer that arrives in these pieces. */
async function read(pieces: readonly Buffer[]): Promise<{ head: unknown; body: string } | string> {
  async function* chunks() {
    yield* pieces;
  }
  const source = createByteSource(chunks());
  try {
    const head = await readHead(source);
    const events = {
      onBytes: () => {},
      onShort: (error: ImageError) => {
        throw error;
      },
    };
    const body: Buffer[] = [];
    for await (const bytes of readBody(source, framingOf(head), events)) body.push(bytes);
    return { head: [head.status, ...head.headers], body: Buffer.concat(body).toString('latin1') };
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    expect(error.code).toBe('INCOMPLETE');
    return error.message;
  }
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends
    .map((end, n) => bytes.subarray(n === 0 ? 0 : ends[n - 1], end))
    .filter(({ length }) => length > 0);
}

const line = fc.constantFrom(
  'X: y',
  ' folded',
  'X : y',
  'Content-Length: 5',
  'content-length: 5, 5',
  'Content-Length: 7',
  'Transfer-Encoding: chunked',
  'no header',
  ': nameless',
  'Set-Cookie: a=b',
);
const lineEnd = fc.constantFrom('\n', '\r\n', '\r\r\n');
const body = fc.constantFrom(
  'image',
  '5\r\nimage\r\n0\r\n\r\n',
  '5\nimage\n0\n',
  '3\r\nima\r\n2;x\r\nge\r\n0',
  'im',
  '',
);
const answer = fc
  .tuple(fc.array(fc.tuple(line, lineEnd), { maxLength: 6 }), lineEnd, body)
  .map(([lines, end, rest]) => `HTTP/1.1 200 OK${end}${lines.flat().join('')}${end}${rest}`);

test('an answer means the same in whatever pieces it comes', async () => {
  await fc.assert(
    fc.asyncProperty(answer, fc.array(fc.nat(), { maxLength: 40 }), async (text, places) => {
      const bytes = Buffer.from(text, 'latin1');
      expect(await read(cut(bytes, places))).toEqual(await read([bytes]));
    }),
    { numRuns: 500 },
  );
});

test('whatever comes, it is read or refused in words', async () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.tuple(answer, fc.nat(), fc.uint8Array({ maxLength: 8 })).map(([text, place, bytes]) => {
      const at = place % text.length;
      return Buffer.concat([
        Buffer.from(text.slice(0, at), 'latin1'),
        bytes,
        Buffer.from(text.slice(at), 'latin1'),
      ]);
    }),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (bytes) => {
      expect(await read([bytes])).toBeTruthy();
    }),
    { numRuns: 1_000 },
  );
});
