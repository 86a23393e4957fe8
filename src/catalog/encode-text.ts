import type { TextEncoding } from './text-encoding.ts';
import { toUtf16 } from './utf-16.ts';
import { toWindows1252 } from './windows-1252.ts';

/** UTF-8, in chunks of whole characters, in the encoding that decode-text.ts had read. */
export async function* encodeText(
  chunks: AsyncIterable<Buffer>,
  encoding: TextEncoding,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (encoding === 'UTF_8') yield chunk;
    else if (encoding === 'WINDOWS_1252') yield toWindows1252(chunk);
    else yield toUtf16(chunk, encoding);
  }
}
