import { IssueTable } from './issue-table.tsx';
import { splitIssues } from './split-issues.ts';
import type { Rejection } from './use-preview.ts';

/** Why there is no preview, and what to do. */
export function Rejected({ rejection, onAgain }: { rejection: Rejection; onAgain: () => void }) {
  const { issues, totalIssues, message } = rejection;
  const { ofFile, errors, totalErrors } = splitIssues(issues, totalIssues, totalIssues);
  return (
    <>
      <div className="notice bad" role="alert">
        <p>
          <strong>We can’t use this file yet.</strong>
        </p>
        {ofFile.map(({ code, message }) => (
          <p key={code}>{message}</p>
        ))}
        {issues.length === 0 && <p>{message}</p>}
        {errors.length > 0 && <p>Fix what is listed below, then choose the file again.</p>}
      </div>
      {errors.length > 0 && (
        <section className="issues errors" aria-label="Errors">
          <IssueTable issues={errors} total={totalErrors} label="Errors by line" />
        </section>
      )}
      {issues.length === 0 && (
        <button type="button" onClick={onAgain}>
          Read it again
        </button>
      )}
    </>
  );
}
