import { printable } from './printable.ts';

/** One column: its title, and whether its cells are numbers (then they stand to the right). */
export interface TableColumn {
  title: string;
  numeric?: boolean;
}

/**
 * A plain text table: columns as wide as their widest cell, two spaces between, a rule under the titles.
 * Cells are cut to `widest` characters; a row's missing cells are empty. Ends without a line break.
 */
export function formatTable(columns: TableColumn[], rows: string[][], widest = 48): string {
  const shown = rows.map((row) => columns.map((_, at) => shorten(printable(row[at] ?? ''), widest)));
  const widths = columns.map((column, at) =>
    Math.max(length(column.title), ...shown.map((row) => length(row[at] ?? ''))),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, at) => {
        const gap = ' '.repeat((widths[at] ?? 0) - length(cell));
        return columns[at]?.numeric === true ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width));
  return [line(columns.map(({ title }) => title)), line(rule), ...shown.map(line)].join('\n');
}

const length = (text: string) => [...text].length;

function shorten(text: string, widest: number): string {
  return length(text) <= widest ? text : `${[...text].slice(0, widest - 1).join('')}…`;
}
