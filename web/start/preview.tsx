import { type FormEvent, useState } from 'react';
import { useClient } from 'urql';
import { navigate } from '../route.ts';
import { type CatalogueSource, sourceName } from './catalogue-source.ts';
import { type Choices, firstChoices, firstReading, type Reading, uploadOptions } from './choices.ts';
import { ChoicesForm } from './choices-form.tsx';
import { EncodingChoice } from './encoding-choice.tsx';
import { mayBeMisread } from './may-be-misread.ts';
import { PreviewFacts } from './preview-facts.tsx';
import { PreviewIssues } from './preview-issues.tsx';
import { Rejected } from './rejected.tsx';
import { startRequest } from './start-request.ts';
import { type CsvPreview, usePreview } from './use-preview.ts';

/** What the catalogue would become, what can be chosen about it, and the one button that starts it. */
export function Preview({ source, onLeave }: { source: CatalogueSource; onLeave: () => void }) {
  const client = useClient();
  const [reading, setReading] = useState<Reading>(firstReading);
  const [choices, setChoices] = useState<Choices>(() => firstChoices(sourceName(source)));
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { preview, asFound, rejection, reading: busy } = usePreview(source, reading);
  const read = (part: Partial<Reading>) => setReading({ ...reading, ...part });

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault();
    setStarting(true);
    setProblem(null);
    const result = await startRequest(client, source, uploadOptions(choices, reading));
    setStarting(false);
    if ('id' in result) navigate(`/requests/${result.id}`);
    else setProblem(result.problem);
  }

  const missing = preview && whatIsMissing(preview, reading);
  return (
    <form className="preview" onSubmit={start}>
      <div className="preview-head">
        <h1 dir="auto">{sourceName(source)}</h1>
        <button type="button" className="plain" onClick={onLeave}>
          Discard
        </button>
      </div>
      <p className="reading" role="status">
        {busy ? 'Reading the catalogue…' : ''}
      </p>
      {rejection && <Rejected rejection={rejection} onAgain={() => read({})} />}
      {preview && <PreviewFacts preview={preview} asFound={asFound} reading={reading} onReading={read} />}
      {preview && !rejection && (
        <PreviewIssues
          preview={preview}
          skipped={reading.skipInvalidRows}
          onSkip={(skipInvalidRows) => read({ skipInvalidRows })}
        />
      )}
      {(reading.encoding !== null || mayBeMisread(preview, rejection)) && (
        <EncodingChoice encoding={reading.encoding} onEncoding={(encoding) => read({ encoding })} />
      )}
      {preview && preview.images > 0 && <ChoicesForm choices={choices} onChange={setChoices} />}
      <div className="go">
        {problem && (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
        {preview && (
          <button
            type="submit"
            className="primary"
            disabled={missing !== null || rejection !== null || busy || starting}
          >
            {starting ? 'Starting…' : 'Start compressing'}
          </button>
        )}
        {missing !== null && !busy && <p className="hint">{missing}</p>}
      </div>
    </form>
  );
}

/** What a person has to do before a start; null: nothing. */
function whatIsMissing(preview: CsvPreview, { imageColumns }: Reading): string | null {
  const { accepted, columns, images, imagesSkipped } = preview;
  if (imageColumns?.length === 0 || !columns.some(({ taken }) => taken))
    return 'First tick the column with the images.';
  if (images === 0) return 'There are no images to compress.';
  if (!accepted) return 'Fix the rows with errors, or skip them.';
  return images === imagesSkipped ? 'All images are paths: first enter the base URL.' : null;
}
