import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { IssueFieldsFragment, PreviewCsvMutation } from '../generated/graphql.ts';
import { PreviewCsv } from '../operations/submit.ts';
import { type CatalogueSource, csvSource } from './catalogue-source.ts';
import { type Reading, readingOptions } from './choices.ts';

export type CsvPreview = Extract<PreviewCsvMutation['previewCsv'], { __typename: 'CsvPreview' }>;

export interface Rejection {
  readonly code: string;
  readonly message: string;
  readonly issues: readonly IssueFieldsFragment[];
  readonly totalIssues: number;
}

export interface PreviewState {
  /** Of the last reading that gave one, so that what it was asked for can be changed. */
  readonly preview: CsvPreview | null;
  /** Places of the columns that were taken when none was chosen, the first one 0. */
  readonly asFound: readonly number[];
  /** Why the last reading gave none. */
  readonly rejection: Rejection | null;
  /** A reading is under way; what is shown is of the one before. */
  readonly reading: boolean;
}

const nothingYet: PreviewState = { preview: null, asFound: [], rejection: null, reading: true };

/** Has the server read the catalogue, again whenever `reading` changes. */
export function usePreview(source: CatalogueSource, reading: Reading): PreviewState {
  const client = useClient();
  const [state, setState] = useState<PreviewState>(nothingYet);
  useEffect(() => {
    let wanted = true;
    setState((before) => ({ ...before, reading: true }));
    const variables = {
      ...(source.kind === 'file' ? { file: source.file } : { source: csvSource(source) }),
      options: readingOptions(reading),
    };
    void client
      .mutation(PreviewCsv, variables)
      .toPromise()
      .then(({ data, error }) => {
        if (wanted) setState((before) => after(before, reading, outcome(data, error?.message)));
      });
    return () => {
      wanted = false;
    };
  }, [client, source, reading]);
  return state;
}

function after(
  before: PreviewState,
  { imageColumns }: Reading,
  result: CsvPreview | Rejection,
): PreviewState {
  if (!('columns' in result)) return { ...before, rejection: result, reading: false };
  const found = result.columns.flatMap(({ taken }, place) => (taken ? [place] : []));
  const asFound = imageColumns?.length ? before.asFound : found;
  return { preview: result, asFound, rejection: null, reading: false };
}

function outcome(
  data: PreviewCsvMutation | undefined,
  message = 'The connection was lost. Check it, and try again.',
): CsvPreview | Rejection {
  const result = data?.previewCsv;
  if (result === undefined) return { code: 'FAILED', message, issues: [], totalIssues: 0 };
  return result.__typename === 'CsvPreview' ? result : { issues: [], totalIssues: 0, ...result };
}
