import type { SubmitOptions } from '../requests/submit-options.ts';
import { builder } from './builder.ts';
import { toUploadCsvResult, UploadCsvResult } from './upload-csv-result.ts';
import { UploadOptions } from './upload-options.ts';

export const CsvSource = builder.inputType('CsvSource', {
  description: 'The catalogue. Give exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    url: t.field({ type: 'URL', description: 'A URL to fetch it from, http or https.' }),
    text: t.string({ description: 'The CSV itself.' }),
  }),
});

builder.mutationField('importCsv', (t) =>
  t.field({
    type: UploadCsvResult,
    description: 'Like `uploadCsv`, with the catalogue as text or at a URL.',
    args: {
      source: t.arg({ type: CsvSource, required: true, description: 'The catalogue.' }),
      options: t.arg({ type: UploadOptions, required: false, description: 'Every option has a default.' }),
    },
    resolve: (_root, { source, options }, context) =>
      toUploadCsvResult(context, () => {
        const { owner, requests, signal } = context;
        const resolved = requests.resolveOptions(options);
        if (source.url != null) return requests.submitFromUrl(owner, String(source.url), resolved, signal);
        return requests.submit(owner, textBytes(source.text ?? ''), asText(resolved));
      }),
  }),
);

/** A catalogue in the query is already text, so that the `encoding` option does not apply to it. */
export function asText(options: SubmitOptions): SubmitOptions {
  return { ...options, encoding: options.encoding && 'UTF_8' };
}

/** A text as the bytes of a file. */
export async function* textBytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
