import type { CatalogHead } from './catalog-head.ts';
import { plainCells, type RowRules } from './row-rules.ts';

const plainRules: RowRules = { cells: plainCells, group: null };

/** The rules that a catalogue's rows are read by. */
export function rulesOf(head: CatalogHead): RowRules {
  return head.rules ?? plainRules;
}
