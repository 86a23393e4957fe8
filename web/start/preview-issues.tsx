import { RowErrors } from './row-errors.tsx';
import { splitIssues } from './split-issues.ts';
import type { CsvPreview } from './use-preview.ts';
import { Warnings } from './warnings.tsx';

/** What the preview found wrong: errors open, warnings folded. */
export function PreviewIssues({
  preview: { columns, issues, totalIssues, totalErrors },
  skipped,
  onSkip,
}: {
  preview: CsvPreview;
  skipped: boolean;
  onSkip: (skip: boolean) => void;
}) {
  const split = splitIssues(issues, totalIssues, totalErrors);
  const chosen = columns.some(({ taken }) => taken);
  return (
    <>
      {/* That a column is to be ticked is above the table already. */}
      {chosen &&
        split.ofFile.map(({ code, message }) => (
          <p key={code} className="notice bad" role="alert">
            {message}
          </p>
        ))}
      <RowErrors {...split} skipped={skipped} onSkip={onSkip} />
      <Warnings issues={split.warnings} total={split.totalWarnings} />
    </>
  );
}
