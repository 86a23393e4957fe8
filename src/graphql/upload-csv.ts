import { builder } from './builder.ts';
import { uploadBytes } from './upload-bytes.ts';
import { toUploadCsvResult, UploadCsvResult } from './upload-csv-result.ts';
import { UploadOptions } from './upload-options.ts';

builder.mutationField('uploadCsv', (t) =>
  t.field({
    type: UploadCsvResult,
    description:
      'Imports a catalogue (GraphQL multipart request) and starts compressing its images. The file is imported as a whole or not at all.',
    args: {
      file: t.arg({ type: 'Upload', required: true, description: 'The CSV file.' }),
      options: t.arg({ type: UploadOptions, required: false, description: 'Every option has a default.' }),
    },
    resolve: (_root, { file, options }, context) =>
      toUploadCsvResult(context, () => {
        const { owner, requests } = context;
        return requests.submit(owner, uploadBytes(file), requests.resolveOptions(options));
      }),
  }),
);
