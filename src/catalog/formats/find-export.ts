import { allFormats } from './all-formats.ts';
import type { FormatRule, Header } from './format-rule.ts';

/** The known export that has this header; null: none has. */
export function findExport(header: Header): FormatRule | null {
  return allFormats.find((rule) => rule.applies(header)) ?? null;
}
