import { answerFault } from '../../outbound/answer-fault.ts';
import type { AnswerHead } from './read-head.ts';

/** How the end of a body is known: by chunks, by its length in bytes, or by the connection's end. */
export type Framing = 'CHUNKED' | 'UNTIL_CLOSE' | number;

/**
 * RFC 9112, 6.3, as browsers apply it: chunks go before a length, a length that was given more than once counts
 * when it is the same, one that is no number is none.
 *
 * @throws ImageError INCOMPLETE for lengths that differ: it is not known which bytes are the image
 */
export function framingOf({ status, headers }: AnswerHead): Framing {
  const lengths = new Set(
    (headers.get('content-length') ?? [])
      .flatMap((value) => value.split(','))
      .map((value) => value.trim().replace(/^0+(?=\d)/, ''))
      .filter((value) => value !== ''),
  );
  if (lengths.size > 1) throw differing([...lengths]);
  if (status === 204 || status === 304) return 0;
  const isChunked = (headers.get('transfer-encoding') ?? []).some((value) => /\bchunked\b/i.test(value));
  if (isChunked) return 'CHUNKED';
  const [length = ''] = lengths;
  return /^\d+$/.test(length) ? Number(length) : 'UNTIL_CLOSE';
}

function differing(lengths: readonly string[]): Error {
  const [one, other] = lengths.map((length) => length.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 20));
  return lengths.length === 2
    ? answerFault(`The server sent two different lengths: ${one} and ${other}.`)
    : answerFault(`The server sent ${lengths.length} different lengths: ${one}, ${other}, …`);
}
