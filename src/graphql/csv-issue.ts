import type { CsvIssue as Issue } from '../domain/csv-issue.ts';
import { builder } from './builder.ts';

const IssueSeverity = builder.enumType('IssueSeverity', {
  description: 'How serious an issue is.',
  values: {
    ERROR: { description: 'The row, or the whole file, can’t be imported.' },
    WARNING: { description: 'The row is imported anyway.' },
  } as const,
});

export const CsvIssue = builder.objectRef<Issue>('CsvIssue').implement({
  description: 'A problem in the file.',
  fields: (t) => ({
    line: t.exposeInt('line', {
      description: 'The line of the file where the record begins. The first line is 1.',
    }),
    column: t.exposeString('column', {
      nullable: true,
      description: 'The header of the column; null if the problem is about the whole row.',
    }),
    value: t.exposeString('value', {
      nullable: true,
      description: 'The value found, cut to 200 characters.',
    }),
    code: t.exposeString('code', {
      description:
        'For programs: EMPTY_FILE, NOT_A_CSV, NO_IMAGE_COLUMN, DUPLICATE_COLUMN, RAGGED_ROW, EMPTY_NAME, NO_URL, MALFORMED_URL, UNSUPPORTED_SCHEME, URL_TOO_LONG, TOO_MANY_IMAGES, UNCLOSED_QUOTE, STRAY_QUOTE or UNDECODABLE.',
    }),
    severity: t.field({
      type: IssueSeverity,
      description: 'Only an ERROR keeps a row, or the file, from being imported.',
      // Issues that were stored before there were severities are those of skipped rows.
      resolve: ({ severity }) => severity ?? 'ERROR',
    }),
    message: t.exposeString('message', { description: 'What is wrong and how to fix it.' }),
  }),
});
