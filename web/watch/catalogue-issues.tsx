import type { IssueFieldsFragment } from '../generated/graphql.ts';
import { IssueTable } from '../start/issue-table.tsx';
import { splitIssues } from '../start/split-issues.ts';
import { Warnings } from '../start/warnings.tsx';

/** What was found in the catalogue of a request: skipped rows, and warnings. */
export function CatalogueIssues({
  issues,
  total,
}: {
  /** Of `total`; a warning is left out before any error is. */
  issues: readonly IssueFieldsFragment[];
  total: number;
}) {
  const sent = issues.filter(({ severity }) => severity === 'ERROR').length;
  // Where nothing but errors was sent, how many more there are is not known; then warnings go unsaid.
  const { errors, totalErrors, warnings, totalWarnings } = splitIssues(
    issues,
    total,
    sent === issues.length ? total : sent,
  );
  return (
    <>
      {errors.length > 0 && (
        <section className="issues errors" aria-label="Skipped rows">
          <h2>Skipped rows</h2>
          <IssueTable issues={errors} total={totalErrors} label="Skipped rows, by line" />
        </section>
      )}
      <Warnings issues={warnings} total={totalWarnings} />
    </>
  );
}
