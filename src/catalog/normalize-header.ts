/** The form in which headers are compared: without case, white space, dots, `_` and `-`. */
export function normalizeHeader(header: string): string {
  return header.toLowerCase().replace(/[\s\ufeff._-]+/g, '');
}
