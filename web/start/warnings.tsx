import { describeWarning } from '../../src/format/describe-warning.ts';
import type { IssueFieldsFragment } from '../generated/graphql.ts';
import { counted } from '../words.ts';
import { IssueTable } from './issue-table.tsx';

/** What is worth knowing and keeps no row from being taken: by kind, each kind folded. */
export function Warnings({ issues, total }: { issues: readonly IssueFieldsFragment[]; total: number }) {
  if (total === 0) return null;
  const kinds = [...new Set(issues.map(({ code }) => code))].map((code) => {
    const ofKind = issues.filter((issue) => issue.code === code);
    return { code, ofKind, summary: describeWarning(code, ofKind.length) };
  });
  return (
    <section className="issues warnings" aria-label="Warnings">
      <h2>{counted(total, 'warning')}</h2>
      <p className="hint">
        {total === 1 ? 'It keeps' : 'They keep'} no row from being taken.
        {issues.length > 0 && total > issues.length && ` Here are the first ${issues.length}.`}
        {issues.length === 0 && ' The rest are listed once there are fewer errors.'}
      </p>
      {kinds.map(({ code, ofKind, summary }) => (
        <details key={code}>
          <summary>{summary}</summary>
          <IssueTable issues={ofKind} total={ofKind.length} label={summary} />
        </details>
      ))}
    </section>
  );
}
