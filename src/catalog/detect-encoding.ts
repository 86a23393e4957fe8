import type { TextEncoding } from '../domain/text-encoding.ts';

/** Bytes from the start of a file that its start is judged by. */
export const startBytes = 4096;

/** The encoding of a file that begins with a byte order mark. */
export function byteOrderMark(start: Buffer): TextEncoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'UTF_8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'UTF_16LE';
  if (start[0] === 0xfe && start[1] === 0xff) return 'UTF_16BE';
  return null;
}

/**
 * The encoding that the file's first bytes show: by a byte order mark, or by the NULs that UTF-16 has in every
 * second place of Latin text. null: some extension of ASCII; which one, only the bytes after ASCII show.
 */
export function detectByStart(start: Buffer): TextEncoding | null {
  const marked = byteOrderMark(start);
  if (marked !== null) return marked;
  const nuls = [0, 0] as [even: number, odd: number];
  for (const [at, byte] of start.entries()) if (byte === 0) nuls[(at % 2) as 0 | 1] += 1;
  const pairs = Math.floor(start.length / 2);
  if (pairs > 1 && nuls[1] > pairs / 2 && nuls[0] < pairs / 20) return 'UTF_16LE';
  if (pairs > 1 && nuls[0] > pairs / 2 && nuls[1] < pairs / 20) return 'UTF_16BE';
  return null;
}

/** How many bytes, from the first non-ASCII one, decide the encoding. */
export const textBytes = 64 * 1024;

const utf8Character = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;

/** So few bytes say nothing against a character of UTF-8. */
const fewBytes = 3;

/**
 * UTF-8 where its characters are at least as many as the bytes that are none: then those are damage, which is named by
 * its line. Among Western letters one is enough: two bytes that look like it (`Ã¶`) are not written by people. In other
 * encodings they come by chance, at most one to every two other bytes in short sheets of 25 languages.
 */
export async function detectByText(sample: Buffer): Promise<TextEncoding> {
  const bytes = sample.toString('latin1');
  const found = bytes.match(utf8Character)?.length ?? 0;
  const stray = bytes.replace(utf8Character, '').match(/[\x80-\xff]/g)?.length ?? 0;
  if (found > 0 && stray <= Math.max(found, fewBytes)) return 'UTF_8';
  // Only now: what it loads takes 60 MB, and most files are UTF-8.
  const { guessEncoding } = await import('./guess-encoding.ts');
  const guess = guessEncoding(sample);
  return found > 0 && guess === 'WINDOWS_1252' ? 'UTF_8' : guess;
}
