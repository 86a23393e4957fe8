import type { CatalogHead } from '../domain/catalog-head.ts';
import { plainCells, type RowRules } from '../domain/row-rules.ts';

/** Those of the first heads, which had none. */
const firstRules: RowRules = { cells: { ...plainCells, anySheet: false }, group: null };

/** The rules that a catalogue's rows are read by. */
export function rulesOf(head: CatalogHead): RowRules {
  return head.rules ?? firstRules;
}
