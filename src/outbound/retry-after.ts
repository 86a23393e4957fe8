/** docs/contract.md “Image errors”: honoured up to five minutes. */
const longestOfImages = 300_000;

/**
 * Reads `Retry-After` (RFC 9110, 10.2.3: seconds or a date).
 *
 * @param now milliseconds since the epoch
 * @param most what is honoured at most, milliseconds
 * @returns milliseconds from now, 0 for a moment that has passed; undefined when there is none to be read
 */
export function retryAfter(
  header: string | null,
  now: number,
  most: number = longestOfImages,
): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (Number.isNaN(milliseconds)) return undefined;
  return Math.min(Math.max(milliseconds, 0), most);
}
