import { HalftoneError } from '../halftone-error.ts';
import type { CsvIssue } from './csv-issue.ts';

/** The file was not taken, and nothing of it was stored. `issues` are the first 100 of `totalIssues`. */
export class CsvRejectedError extends HalftoneError {
  readonly totalIssues: number;
  readonly issues: readonly CsvIssue[];

  constructor(issues: readonly CsvIssue[], totalIssues: number) {
    super('CSV_REJECTED', 422, summary(issues, totalIssues));
    this.issues = issues;
    this.totalIssues = totalIssues;
  }
}

function summary(issues: readonly CsvIssue[], totalIssues: number): string {
  const first = issues[0];
  const where = first === undefined ? '' : ` The first, in line ${first.line}: ${first.message}`;
  return `The CSV was not taken: ${totalIssues} ${totalIssues === 1 ? 'issue' : 'issues'}.${where}`;
}
