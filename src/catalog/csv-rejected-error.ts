import type { CsvIssue, CsvIssueCode } from '../domain/csv-issue.ts';
import { HalftoneError } from '../domain/halftone-error.ts';

/**
 * The file was not taken, and nothing of it was stored. `issues` are 100 of `totalIssues` at most,
 * in the order of the file; `totalErrors` of them are the reason.
 */
export class CsvRejectedError extends HalftoneError {
  readonly totalIssues: number;
  readonly issues: readonly CsvIssue[];

  constructor(issues: readonly CsvIssue[], totalIssues = issues.length, totalErrors = totalIssues) {
    super('CSV_REJECTED', 422, summary(issues, totalErrors));
    this.issues = issues;
    this.totalIssues = totalIssues;
  }
}

/** What concerns the whole file speaks for itself. */
const ofTheFile: ReadonlySet<CsvIssueCode> = new Set([
  'NOT_A_CSV',
  'EMPTY_FILE',
  'NO_IMAGE_COLUMN',
  'NO_URL',
]);

function summary(issues: readonly CsvIssue[], totalErrors: number): string {
  const first = issues.find(({ severity }) => severity === 'ERROR');
  if (first === undefined) return 'We can’t use this file yet.';
  if (totalErrors === 1 && ofTheFile.has(first.code)) return first.message;
  const count = totalErrors === 1 ? 'There is 1 error' : `There are ${totalErrors} errors`;
  return `We can’t use this file yet. ${count}; the first is in line ${first.line}: ${first.message}`;
}
