import { HalftoneError } from '../halftone-error.ts';
import type { CsvIssue, CsvIssueCode } from './csv-issue.ts';

/** The file was not taken, and nothing of it was stored. `issues` are the first 100 errors of `totalIssues`. */
export class CsvRejectedError extends HalftoneError {
  readonly totalIssues: number;
  readonly issues: readonly CsvIssue[];

  constructor(issues: readonly CsvIssue[], totalIssues: number) {
    super('CSV_REJECTED', 422, summary(issues, totalIssues));
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

function summary(issues: readonly CsvIssue[], totalIssues: number): string {
  const [first] = issues;
  if (first === undefined) return 'The file was not taken.';
  if (totalIssues === 1 && ofTheFile.has(first.code)) return first.message;
  const count = totalIssues === 1 ? 'There is 1 error' : `There are ${totalIssues} errors`;
  return `The file was not taken. ${count}; the first is in line ${first.line}: ${first.message}`;
}
