import { count, counted } from '../words.ts';
import { IssueTable } from './issue-table.tsx';
import type { SplitIssues } from './split-issues.ts';

/** What keeps rows from being taken, and the way to start without them. */
export function RowErrors({
  errors,
  totalErrors,
  skipped,
  onSkip,
}: Pick<SplitIssues, 'errors' | 'totalErrors'> & {
  /** Whether such rows are skipped. */
  skipped: boolean;
  onSkip: (skip: boolean) => void;
}) {
  if (totalErrors <= 0) return null;
  return (
    <section className="issues errors" aria-label="Errors">
      <h2>{counted(totalErrors, 'error')}</h2>
      <IssueTable issues={errors} total={totalErrors} label="Errors by line" />
      <label className="check">
        <input type="checkbox" checked={skipped} onChange={(event) => onSkip(event.currentTarget.checked)} />
        {passOver(errors, totalErrors)}
      </label>
    </section>
  );
}

function passOver(errors: SplitIssues['errors'], totalErrors: number): string {
  // A row may have several errors; where some are not shown, how many rows they are in is not known.
  const rows = new Set(errors.map(({ line }) => line)).size;
  if (errors.length < totalErrors)
    return `Skip the rows with these ${count(totalErrors)} errors; the output keeps them unchanged`;
  if (rows === 1) return 'Skip this row; the output keeps it unchanged';
  return `Skip these ${count(rows)} rows; the output keeps them unchanged`;
}
