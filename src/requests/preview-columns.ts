import type { ChosenColumns } from '../catalog/columns/choose-columns.ts';
import { columnReason } from '../catalog/columns/column-reason.ts';
import { rulesOf } from '../catalog/rules-of.ts';
import { shownText } from '../catalog/shown-text.ts';
import type { CatalogHead } from '../domain/catalog-head.ts';

export type ColumnRole = 'IMAGE' | 'NAME' | 'SERIAL_NUMBER' | 'GROUP';

/** What a column of a catalogue is, and why. */
export interface PreviewColumn {
  /** As written; `#1`, `#2`, … where the file has no header. */
  readonly name: string;
  /** null: it is only kept. */
  readonly role: ColumnRole | null;
  /** Images are read from it. */
  readonly taken: boolean;
  /** Why it is taken, or is not. */
  readonly reason: string;
  /** Of its filled cells in the first 200 rows, 0 to 1. */
  readonly urlShare: number;
  /** Its first filled cells, at most three. */
  readonly examples: readonly string[];
}

/** The columns in the order of the file. */
export function previewColumns(head: CatalogHead, chosen: ChosenColumns): readonly PreviewColumn[] {
  const group = rulesOf(head).group?.column;
  const roleOf = (column: number): ColumnRole | null => {
    if (head.imageColumns.includes(column)) return 'IMAGE';
    if (column === head.nameColumn) return 'NAME';
    if (column === head.serialNumberColumn) return 'SERIAL_NUMBER';
    return column === group ? 'GROUP' : null;
  };
  return head.columns.map((name, column) => {
    const evidence = chosen.evidence[column];
    return {
      name: shownText(name.trim()),
      role: roleOf(column),
      taken: head.imageColumns.includes(column),
      reason: columnReason(column, chosen),
      urlShare: evidence && evidence.filled > 0 ? evidence.withAddresses / evidence.filled : 0,
      examples: evidence?.examples.map(shownText) ?? [],
    };
  });
}
