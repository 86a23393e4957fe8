import { type CellRange, cellText } from './cell-ranges.ts';
import { quoteUrl, type TokenQuoting } from './cells/image-token.ts';
import type { OwnBytes } from './source-text.ts';

/** The URL that takes the place of a part of a cell's text. */
export interface Swap {
  readonly from: number;
  readonly to: number;
  readonly quoting: TokenQuoting;
  readonly url: string;
}

/**
 * What is between a cell's quotes, with its swaps (in their order) and all else as it was. A cell without quotes
 * gets them where it needs them now.
 */
export function swapUrls(
  buffer: Buffer,
  range: CellRange,
  swaps: readonly Swap[],
  { delimiter, own }: { readonly delimiter: string; readonly own: OwnBytes },
): Buffer[] {
  const text = cellText(buffer, range);
  const { start, end } = range.inner ?? range;
  const urls = swaps.map(({ url, quoting }) => quoteUrl(url, quoting));
  const stays = swaps.map(({ from }, i) => text.slice(swaps[i - 1]?.to ?? 0, from));
  const last = text.slice(swaps.at(-1)?.to ?? 0);
  const swapped = stays.map((part, i) => part + (urls[i] ?? '')).join('') + last;
  const quotes = range.inner === null && swapped.includes(delimiter);
  const inQuotes = quotes || range.inner !== null;
  // As many bytes as characters: all ASCII, which is the same in every encoding.
  if (end - start === text.length) {
    const cell = inQuotes ? doubled(swapped) : swapped;
    return [own.write(quotes ? `"${cell}"` : cell)];
  }

  const parts: Buffer[] = [];
  let at = start;
  const passed = (part: string): number => {
    const from = at;
    at += Buffer.byteLength(range.inner === null ? part : doubled(part));
    return from;
  };
  const copy = (part: string): void => {
    // A quote inside a cell that gets quotes now is written twice, as in one that has them.
    for (const piece of quotes ? part.split(/(?<=")/) : [part]) {
      parts.push(own.copy(passed(piece), at));
      if (quotes && piece.endsWith('"')) parts.push(own.write('"'));
    }
  };
  if (quotes) parts.push(own.write('"'));
  for (const [i, { from, to }] of swaps.entries()) {
    copy(stays[i] ?? '');
    parts.push(own.write(inQuotes ? doubled(urls[i] ?? '') : (urls[i] ?? '')));
    passed(text.slice(from, to));
  }
  copy(last);
  if (quotes) parts.push(own.write('"'));
  return parts;
}

function doubled(text: string): string {
  return text.replaceAll('"', '""');
}
