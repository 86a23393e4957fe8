import type { CsvIssue as Issue } from '../domain/csv-issue.ts';
import { builder } from './builder.ts';

const IssueSeverity = builder.enumType('IssueSeverity', {
  description: 'Whether an issue keeps something from being taken.',
  values: {
    ERROR: { description: 'The row, or the whole file, is not taken.' },
    WARNING: { description: 'Worth knowing. The row is taken.' },
  } as const,
});

export const CsvIssue = builder.objectRef<Issue>('CsvIssue').implement({
  description: 'Something in the file that a person should know.',
  fields: (t) => ({
    line: t.exposeInt('line', {
      description: 'The physical line where the record begins; the file’s first line is 1.',
    }),
    column: t.exposeString('column', {
      nullable: true,
      description: 'The header of the column as written; null where the whole row is meant.',
    }),
    value: t.exposeString('value', { nullable: true, description: 'What was found, cut to 200 characters.' }),
    code: t.exposeString('code', {
      description:
        'For programs: EMPTY_FILE, NOT_A_CSV, NO_IMAGE_COLUMN, DUPLICATE_COLUMN, RAGGED_ROW, EMPTY_NAME, NO_URL, MALFORMED_URL, UNSUPPORTED_SCHEME, URL_TOO_LONG, TOO_MANY_IMAGES, UNCLOSED_QUOTE, STRAY_QUOTE or UNDECODABLE.',
    }),
    severity: t.field({
      type: IssueSeverity,
      description: 'Only an ERROR rejects a file or passes a row over.',
      // Issues that were stored before there were severities are those of rows that were passed over.
      resolve: ({ severity }) => severity ?? 'ERROR',
    }),
    message: t.exposeString('message', { description: 'What is wrong and how to fix it.' }),
  }),
});
