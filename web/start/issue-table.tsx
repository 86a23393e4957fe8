import type { IssueFieldsFragment } from '../generated/graphql.ts';
import { counted } from '../words.ts';

/** What is wrong with a catalogue, by line, and how to mend it. */
export function IssueTable({ issues, total }: { issues: readonly IssueFieldsFragment[]; total: number }) {
  return (
    <div className="issues">
      <h2>{counted(total, 'issue')}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label="Issues by line">
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
                <td>{column ?? '(whole row)'}</td>
                <td className="found">{value ?? ''}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > issues.length && <p className="hint">These are the first {issues.length}.</p>}
    </div>
  );
}
