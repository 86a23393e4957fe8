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
  readonly preview: CsvPreview | null;
  readonly rejection: Rejection | null;
  /** A reading is under way; what is shown is of the one before. */
  readonly reading: boolean;
}

/** Has the server read the catalogue, again whenever `reading` changes. */
export function usePreview(source: CatalogueSource, reading: Reading): PreviewState {
  const client = useClient();
  const [state, setState] = useState<PreviewState>({ preview: null, rejection: null, reading: true });
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
        if (wanted) setState({ ...outcome(data, error?.message), reading: false });
      });
    return () => {
      wanted = false;
    };
  }, [client, source, reading]);
  return state;
}

function outcome(
  data: PreviewCsvMutation | undefined,
  message = 'The connection broke. Check it, and choose the file again.',
): Pick<PreviewState, 'preview' | 'rejection'> {
  const result = data?.previewCsv;
  if (result === undefined) {
    return { preview: null, rejection: { code: 'FAILED', message, issues: [], totalIssues: 0 } };
  }
  if (result.__typename === 'CsvPreview') return { preview: result, rejection: null };
  return { preview: null, rejection: { issues: [], totalIssues: 0, ...result } };
}
