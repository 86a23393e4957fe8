import { type CountedIssue, describeWarnings } from './describe-warnings.ts';
import { formatTable } from './format/format-table.ts';
import { printable } from './format/printable.ts';

/** What `uploadCsv` answers instead of a request, as far as it is shown. */
export interface Rejection {
  code: string;
  message: string;
  totalIssues?: number;
  /** Some of them; a warning is left out before any error is. */
  issues?: ShownIssue[];
}

interface ShownIssue extends CountedIssue {
  line: number;
  column?: string | null;
  value?: string | null;
  message: string;
}

/**
 * Why an upload was not taken, for the terminal: each error's line, column, what was found and how to fix it;
 * warnings, which are not the reason, in one line.
 */
export function describeRejection({ code, message, totalIssues = 0, issues = [] }: Rejection): string {
  const errors = issues.filter(({ severity }) => severity === 'ERROR');
  const warnings = describeWarnings(issues, totalIssues);
  const parts = [`${printable(message)} (${code})`];
  if (errors.length > 0) {
    const all = warnings === null ? totalIssues : errors.length;
    const more = all > errors.length ? `\n… and ${all - errors.length} more.` : '';
    parts.push(`${all} ${all === 1 ? 'error' : 'errors'}\n${table(errors)}${more}`);
  }
  if (warnings !== null) parts.push(warnings);
  return parts.join('\n\n');
}

function table(errors: readonly ShownIssue[]): string {
  return formatTable(
    [{ title: 'Line', numeric: true }, { title: 'Column' }, { title: 'Found' }, { title: 'How to fix it' }],
    errors.map(({ line, column, value, message }) => [
      String(line),
      column ?? '',
      (value ?? '').slice(0, 40),
      message,
    ]),
    300,
  );
}
