import type { IssueFieldsFragment } from '../generated/graphql.ts';

export interface SplitIssues {
  /** Issues of the whole file; skipping rows does not remove them. */
  readonly ofFile: readonly IssueFieldsFragment[];
  /** What keeps single rows from being taken, as far as it was sent. */
  readonly errors: readonly IssueFieldsFragment[];
  readonly totalErrors: number;
  /** As far as they were sent. */
  readonly warnings: readonly IssueFieldsFragment[];
  readonly totalWarnings: number;
}

/** `issues`: of `total`; a warning is left out before any error is. `totalErrors`: how many of all are errors. */
export function splitIssues(
  issues: readonly IssueFieldsFragment[],
  total: number,
  totalErrors: number,
): SplitIssues {
  const all = issues.filter(({ severity }) => severity === 'ERROR');
  const ofFile = all.filter(isOfFile);
  return {
    ofFile,
    errors: all.filter((issue) => !isOfFile(issue)),
    totalErrors: totalErrors - ofFile.length,
    warnings: issues.filter(({ severity }) => severity === 'WARNING'),
    totalWarnings: total - totalErrors,
  };
}

const fileCodes = new Set(['EMPTY_FILE', 'NOT_A_CSV', 'NO_IMAGE_COLUMN']);

const isOfFile = ({ code, column }: IssueFieldsFragment) =>
  fileCodes.has(code) || (code === 'NO_URL' && column === null);
