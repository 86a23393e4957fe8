import { formatTable } from './format/format-table.ts';
import { printable } from './format/printable.ts';

/** What `uploadCsv` answers instead of a request, as far as it is shown. */
export interface Rejection {
  code: string;
  message: string;
  totalIssues?: number;
  issues?: { line: number; column?: string | null; value?: string | null; message: string }[];
}

/** Why an upload was not taken, for the terminal: each issue's line, column, what was found, how to mend it. */
export function describeRejection({ code, message, totalIssues = 0, issues = [] }: Rejection): string {
  const head = `${printable(message)} (${code})`;
  if (issues.length === 0) return head;
  const table = formatTable(
    [{ title: 'Line', numeric: true }, { title: 'Column' }, { title: 'Found' }, { title: 'How to mend it' }],
    issues.map(({ line, column, value, message: mend }) => [
      String(line),
      column ?? '',
      (value ?? '').slice(0, 40),
      mend,
    ]),
    200,
  );
  const more = totalIssues > issues.length ? `\n… and ${totalIssues - issues.length} more.` : '';
  return `${head}\n\n${table}${more}`;
}
