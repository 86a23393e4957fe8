/** `12 products have no image`: what so many warnings with one code (`CsvIssueCode`) come to. */
export function describeWarning(code: string, times: number): string {
  const [one, many] = phrases[code] ?? unknown(code);
  return times === 1 ? `1 ${one}` : `${times.toLocaleString('en')} ${many}`;
}

const phrases: Readonly<Record<string, readonly [one: string, many: string]>> = {
  NO_URL: ['product has no image', 'products have no image'],
  EMPTY_NAME: ['product has no name', 'products have no name'],
  RAGGED_ROW: ['row has too few or too many cells', 'rows have too few or too many cells'],
  MALFORMED_URL: ['image is a path and not a whole URL', 'images are paths and not whole URLs'],
  DUPLICATE_COLUMN: ['column has the name of another', 'columns have the name of another'],
};

/** A code that a newer server knows: `2 × odd cell`. */
function unknown(code: string): readonly [one: string, many: string] {
  const words = `× ${code.toLowerCase().replaceAll('_', ' ')}`;
  return [words, words];
}
