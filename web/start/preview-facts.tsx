import { BaseUrl } from './base-url.tsx';
import { CatalogueFacts } from './catalogue-facts.tsx';
import type { Reading } from './choices.ts';
import { examplePath } from './example-path.ts';
import { SampleTable } from './sample-table.tsx';
import type { CsvPreview } from './use-preview.ts';

/** What the catalogue is, and the parts of it that a person can have read otherwise. */
export function PreviewFacts({
  preview,
  asFound,
  reading: { imageColumns, baseUrl },
  onReading,
}: {
  preview: CsvPreview;
  asFound: readonly number[];
  reading: Reading;
  onReading: (part: Partial<Reading>) => void;
}) {
  const { imagesSkipped, notes, issues } = preview;
  return (
    <>
      <CatalogueFacts preview={preview} />
      {notes.map((note) => (
        <p key={note} className="notice">
          {note}
        </p>
      ))}
      {(imagesSkipped > 0 || baseUrl !== '') && (
        <BaseUrl
          found={examplePath(issues)}
          baseUrl={baseUrl}
          onBaseUrl={(baseUrl) => onReading({ baseUrl })}
        />
      )}
      <SampleTable
        preview={preview}
        asFound={asFound}
        imageColumns={imageColumns}
        onImageColumns={(imageColumns) => onReading({ imageColumns })}
      />
    </>
  );
}
