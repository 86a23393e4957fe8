import { normalizeHeader } from '../normalize-header.ts';
import { nameWords } from './name-words.ts';
import { serialNumberWords } from './serial-number-words.ts';
import { textColumn } from './text-column.ts';

const first = ['Product Name', 'Name', 'Title', 'Product'];
const nameHeaders = [...new Set([...first, ...nameWords].map(normalizeHeader))];
const firstNumbers = ['S. No.', 'Serial Number', 'Serial No', 'No', '#', 'Id', 'SKU'];
const numberHeaders = [...new Set([...firstNumbers, ...serialNumberWords].map(normalizeHeader))];

/**
 * The columns with products' names and serial numbers: by their headers, in the order of the contract and then in
 * other languages; a name also by what reads like one, where no header says it.
 */
export function findText(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
  /** It holds addresses, whatever its header is. */
  isOther: (column: number) => boolean,
): { readonly name: number | null; readonly serialNumber: number | null } {
  const whole = header.map(normalizeHeader);
  // `Name *`, `Price (EUR)`, `g:title`, `$id`: marks and remarks around the word.
  const bare = header.map((name) =>
    normalizeHeader(name.replace(/^\s*g:|\([^)]*\)|\[[^\]]*\]|[*:!$]/gi, '')),
  );
  const places = [whole, bare].map((names) => {
    const first = new Map<string, number>();
    for (const [column, name] of names.entries())
      if (name !== '' && !first.has(name) && !isOther(column)) first.set(name, column);
    return first;
  });
  const named = (aliases: readonly string[]): number | null => {
    for (const one of aliases)
      for (const place of places) {
        const column = place.get(one);
        if (column !== undefined) return column;
      }
    return null;
  };
  const serialNumber = named(numberHeaders);
  const name =
    named(nameHeaders) ?? textColumn(rows, columns, (column) => column === serialNumber || isOther(column));
  return { name, serialNumber };
}

/** A header is one that these lists know. */
export function isTextHeader(header: string): boolean {
  return known.has(normalizeHeader(header));
}

const known = new Set([...nameHeaders, ...numberHeaders]);

/** One of the header's words is such as columns with numbers have: `Артикул фото`, `Image ID`. */
export function hasNumberWord(header: string): boolean {
  return header
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => word !== '' && knownNumbers.has(normalizeHeader(word)));
}

const knownNumbers = new Set(numberHeaders);
