import { InvalidInputError } from '../domain/invalid-input-error.ts';
import type { CatalogPreview } from '../requests/preview-catalog.ts';
import { builder } from './builder.ts';
import { CsvPreview, type CsvPreviewNode } from './csv-preview.ts';
import {
  CsvRejected,
  type CsvRejectedResult,
  type ErrorResult,
  InvalidInput,
  LimitExceeded,
} from './errors.ts';
import { asText, CsvSource, textBytes } from './import-csv.ts';
import { uploadBytes } from './upload-bytes.ts';
import { errorResult } from './upload-csv-result.ts';
import { UploadOptions } from './upload-options.ts';

const PreviewCsvResult = builder.unionType('PreviewCsvResult', {
  description: 'What would be imported, or why the file can’t be read.',
  types: [CsvPreview, CsvRejected, LimitExceeded, InvalidInput],
});

builder.mutationField('previewCsv', (t) =>
  t.field({
    type: PreviewCsvResult,
    description:
      'Reads a catalogue as `uploadCsv` and `importCsv` would, without storing anything. Give either `file` or `source`.',
    args: {
      file: t.arg({
        type: 'Upload',
        required: false,
        description: 'The CSV file (GraphQL multipart request).',
      }),
      source: t.arg({ type: CsvSource, required: false, description: 'The catalogue, as in `importCsv`.' }),
      options: t.arg({
        type: UploadOptions,
        required: false,
        description: 'The options you would upload it with.',
      }),
    },
    resolve: (_root, { file, source, options }, { requests, signal }) =>
      toResult(() => {
        const resolved = requests.resolveOptions(options);
        if ((file == null) === (source == null))
          throw new InvalidInputError('Give either file or source: one of them, and not both.');
        if (file != null) return requests.preview(uploadBytes(file), resolved);
        if (source?.url != null) return requests.previewFromUrl(String(source.url), resolved, signal);
        return requests.preview(textBytes(source?.text ?? ''), asText(resolved));
      }),
  }),
);

async function toResult(
  preview: () => Promise<CatalogPreview>,
): Promise<CsvPreviewNode | ErrorResult | CsvRejectedResult> {
  try {
    return { ...(await preview()), __typename: 'CsvPreview' };
  } catch (error) {
    return errorResult(error);
  }
}
