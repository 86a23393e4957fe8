import type { ColumnMapping } from './catalog-head.ts';
import { allFormats } from './formats/all-formats.ts';
import type { FormatRule, Header } from './formats/format-rule.ts';

/** The rule that reads a file with this header. */
export function findFormat(header: Header, mapping: ColumnMapping | null): FormatRule {
  const rule = allFormats.find((one) => one.applies(header, mapping));
  if (rule === undefined) throw new Error('No format took the file: the last of the list has to.');
  return rule;
}
