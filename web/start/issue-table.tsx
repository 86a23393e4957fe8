import type { IssueFieldsFragment } from '../generated/graphql.ts';

/** What was found in a catalogue, by line, and what to do about it. `label`: what the table is of. */
export function IssueTable({
  issues,
  total,
  label,
}: {
  issues: readonly IssueFieldsFragment[];
  total: number;
  label: string;
}) {
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Column</th>
              <th scope="col">Found</th>
              <th scope="col">What to do</th>
            </tr>
          </thead>
          <tbody>
            {issues.map(({ line, column, value, code, message }, at) => (
              <tr key={`${line} ${code} ${at}`}>
                <td className="number">{line}</td>
                <td dir="auto">{column ?? '(whole row)'}</td>
                <td dir="auto" className="found">
                  {value ?? ''}
                </td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > issues.length && <p className="hint">These are the first {issues.length}.</p>}
    </>
  );
}
