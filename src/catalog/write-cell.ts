/**
 * A generated cell as it is written to a CSV file, quoted where it has to be (RFC 4180). A text that a spreadsheet
 * would run as a formula gets an apostrophe first (OWASP, CSV injection). fast-csv writes rows to a stream, never
 * one cell, so this one is written here.
 */
export function writeCell(text: string, delimiter: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const quoted = safe.includes(delimiter) || /["\r\n]/.test(safe);
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
