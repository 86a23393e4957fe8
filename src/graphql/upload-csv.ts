import { builder } from './builder.ts';
import { uploadBytes } from './upload-bytes.ts';
import { toUploadCsvResult, UploadCsvResult } from './upload-csv-result.ts';
import { UploadOptions } from './upload-options.ts';

builder.mutationField('uploadCsv', (t) =>
  t.field({
    type: UploadCsvResult,
    description:
      'Takes a catalogue as a file (GraphQL multipart request) and starts compressing its images. All of it is taken, or nothing.',
    args: {
      file: t.arg({ type: 'Upload', required: true, description: 'The CSV.' }),
      options: t.arg({ type: UploadOptions, required: false, description: 'Everything has a default.' }),
    },
    resolve: (_root, { file, options }, context) =>
      toUploadCsvResult(context, () => {
        const { owner, requests } = context;
        return requests.submit(owner, uploadBytes(file), requests.resolveOptions(options));
      }),
  }),
);
