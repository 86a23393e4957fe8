import { counted, words } from '../words.ts';

/** `12 products have no image`: what so many warnings with one code come to. */
export function warningWords(code: string, times: number): string {
  const [one, many] = kinds[code] ?? [];
  if (one === undefined || many === undefined) return `${words(code)}: ${counted(times, 'time')}`;
  return `${counted(times, one[0], many[0])} ${times === 1 ? one[1] : many[1]}`;
}

const kinds: Readonly<Record<string, readonly [one: Phrase, many: Phrase]>> = {
  NO_URL: [
    ['product', 'has no image'],
    ['products', 'have no image'],
  ],
  EMPTY_NAME: [
    ['product', 'has no name'],
    ['products', 'have no name'],
  ],
  RAGGED_ROW: [
    ['row', 'has too few or too many cells'],
    ['rows', 'have too few or too many cells'],
  ],
  MALFORMED_URL: [
    ['image', 'is a path and not a whole URL'],
    ['images', 'are paths and not whole URLs'],
  ],
  DUPLICATE_COLUMN: [
    ['column', 'has the name of another'],
    ['columns', 'have the name of another'],
  ],
};

type Phrase = readonly [what: string, how: string];
