import { type FormEvent, useState } from 'react';
import { useClient } from 'urql';
import { navigate } from '../route.ts';
import { type CatalogueSource, sourceName } from './catalogue-source.ts';
import { type Choices, firstChoices, firstReading, type Reading, uploadOptions } from './choices.ts';
import { ChoicesForm } from './choices-form.tsx';
import { ColumnName } from './column-name.tsx';
import { EncodingChoice } from './encoding-choice.tsx';
import { IssueTable } from './issue-table.tsx';
import { PreviewFacts } from './preview-facts.tsx';
import { startRequest } from './start-request.ts';
import { usePreview } from './use-preview.ts';

/** What the catalogue would become, what can be chosen about it, and the one button that starts it. */
export function Preview({ source, onLeave }: { source: CatalogueSource; onLeave: () => void }) {
  const client = useClient();
  const [reading, setReading] = useState<Reading>(firstReading);
  const [choices, setChoices] = useState<Choices>(() => firstChoices(sourceName(source)));
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { preview, rejection, reading: busy } = usePreview(source, reading);

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault();
    setStarting(true);
    setProblem(null);
    const result = await startRequest(client, source, uploadOptions(choices, reading));
    setStarting(false);
    if ('id' in result) navigate(`/requests/${result.id}`);
    else setProblem(result.problem);
  }

  const issues = preview ?? rejection;
  const undecodable = issues?.issues.some(({ code }) => code === 'UNDECODABLE') === true;
  const ready = preview?.accepted === true && !busy;
  return (
    <form className="preview" onSubmit={start}>
      <div className="preview-head">
        <h1>{sourceName(source)}</h1>
        <button type="button" className="plain" onClick={onLeave}>
          Leave it
        </button>
      </div>
      <p className="reading" role="status">
        {busy ? 'Reading the catalogue…' : ''}
      </p>
      {rejection && (
        <div className="notice bad" role="alert">
          <strong>This catalogue cannot be taken.</strong>{' '}
          {rejection.issues.length === 0 ? rejection.message : 'Mend what is listed here, and drop it again.'}
        </div>
      )}
      {rejection?.issues.some(({ code }) => code === 'NO_IMAGE_COLUMN') && (
        <ColumnName onName={(name) => setReading({ ...reading, imageColumns: [name] })} />
      )}
      {preview && (
        <PreviewFacts
          preview={preview}
          imageColumns={reading.imageColumns}
          onImageColumns={(imageColumns) => setReading({ ...reading, imageColumns })}
        />
      )}
      {(reading.encoding !== null || (preview !== null && preview.encoding !== 'UTF_8') || undecodable) && (
        <EncodingChoice
          encoding={reading.encoding}
          onEncoding={(encoding) => setReading({ ...reading, encoding })}
        />
      )}
      {issues && issues.totalIssues > 0 && (
        <section aria-label="Issues">
          <IssueTable issues={issues.issues} total={issues.totalIssues} />
          {(preview || reading.skipInvalidRows) && (
            <label className="check">
              <input
                type="checkbox"
                checked={reading.skipInvalidRows}
                onChange={(event) => setReading({ ...reading, skipInvalidRows: event.currentTarget.checked })}
              />
              Pass these rows over; the output keeps them as they are
            </label>
          )}
        </section>
      )}
      {preview && <ChoicesForm choices={choices} onChange={setChoices} />}
      <div className="go">
        {problem && (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" className="primary" disabled={!ready || starting}>
          {starting ? 'Starting…' : 'Start compressing'}
        </button>
        {preview && !preview.accepted && !busy && (
          <p className="hint">
            {preview.products === 0
              ? 'There is no product to take.'
              : 'Mend the rows above, or pass them over.'}
          </p>
        )}
      </div>
    </form>
  );
}
