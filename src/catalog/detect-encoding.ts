import type { TextEncoding } from './text-encoding.ts';

/** Bytes from the start of a file that its start is judged by. */
export const startBytes = 4096;

/**
 * The encoding as the file's first bytes tell it: by a byte order mark, or by the NULs that UTF-16 has in every
 * second place of Latin text. null: some extension of ASCII, which only the first other byte can tell.
 */
export function detectByStart(start: Buffer): TextEncoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'UTF_8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'UTF_16LE';
  if (start[0] === 0xfe && start[1] === 0xff) return 'UTF_16BE';
  const nuls = [0, 0] as [even: number, odd: number];
  for (const [at, byte] of start.entries()) if (byte === 0) nuls[(at % 2) as 0 | 1] += 1;
  const pairs = Math.floor(start.length / 2);
  if (pairs > 1 && nuls[1] > pairs / 2 && nuls[0] < pairs / 20) return 'UTF_16LE';
  if (pairs > 1 && nuls[0] > pairs / 2 && nuls[1] < pairs / 20) return 'UTF_16BE';
  return null;
}

/** Bytes from the first one that is not ASCII, by which it is told what it is. */
export const textBytes = 64 * 1024;

const utf8Character = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/;

/** Bytes that Windows-1252 gives no character. */
const notWindows1252 = /[\x81\x8d\x8f\x90\x9d]/;

/**
 * UTF-8 where a single character of it is found: then all else is damage, which is named by its line. Two or more
 * bytes of Windows-1252 that look like one (`Ã¶`) are not written by people.
 */
export function detectByText(sample: Buffer): TextEncoding {
  const bytes = sample.toString('latin1');
  return utf8Character.test(bytes) || notWindows1252.test(bytes) ? 'UTF_8' : 'WINDOWS_1252';
}
