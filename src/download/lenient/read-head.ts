import { ImageError } from '../../domain/image-error.ts';
import { answerFault } from '../../outbound/answer-fault.ts';
import type { ByteSource } from './byte-source.ts';

/** What is before an answer's body. */
export interface AnswerHead {
  readonly status: number;
  /** By lower-case name, in the order they came. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

/** The most bytes of all headers together: what Chromium reads (`HttpStreamParser::kMaxHeaderBufSize`). */
const mostBytes = 256 * 1024;

/** As lenient as Chromium: a little before it, any version or none; and SHOUTcast's ICY. */
const statusLine = /^.{0,4}?(?:HTTP(?:\/\d+(?:\.\d+)?)?|ICY)[ \t]+(\d{3})(?!\d)/i;

/**
 * Reads the head as browsers do: lines end with LF alone too, a line that begins with white space goes on with
 * the one before, white space around a name is dropped, a line that is no header is skipped.
 *
 * @throws ImageError INCOMPLETE
 */
export async function readHead(source: ByteSource): Promise<AnswerHead> {
  let bytesLeft = mostBytes;
  for (;;) {
    const status = await readStatus();
    const headers = toHeaders(await readLines());
    if (status === 101) throw answerFault('The server asked to switch to a protocol other than HTTP.');
    // Interim answers (RFC 9110, 15.2): the real one follows.
    if (status >= 200) return { status, headers };
  }

  async function readStatus(): Promise<number> {
    let line = await readLine();
    while (line === '') line = await readLine();
    const status = statusLine.exec(line)?.[1];
    if (status === undefined || status < '100') throw answerFault('The server did not answer with HTTP.');
    return Number(status);
  }

  async function readLines(): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      const line = await readLine();
      if (line === '') return lines;
      const isContinuation = /^[ \t]/.test(line) && lines.length > 0;
      if (isContinuation) lines[lines.length - 1] += ` ${line.trim()}`;
      else lines.push(line);
    }
  }

  async function readLine(): Promise<string> {
    const line = await source.line(bytesLeft);
    if (line === 'TOO_LONG') {
      throw answerFault(`The server's headers are larger than ${mostBytes / 1024} kB.`);
    }
    if (line === null) throw new ImageError('INCOMPLETE', 'The connection ended within the headers.');
    bytesLeft -= line.bytes;
    return line.text;
  }
}

function toHeaders(lines: readonly string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name === '') continue;
    const values = headers.get(name) ?? [];
    values.push(line.slice(colon + 1).trim());
    headers.set(name, values);
  }
  return headers;
}
