import { expect } from 'vitest';
import { waitFor } from './wait-for.ts';

const requestFields =
  'id status format totalIssues issues { line value code } outputCsvUrl failedCsvUrl archiveUrl progress { products images imagesSucceeded imagesFailed imagesSkipped }';
export const resultFields = `__typename ... on Request { ${requestFields} } ... on Error { code message } ... on CsvRejectedError { totalIssues issues { line code } }`;
export const previewFields =
  '__typename ... on CsvPreview { accepted format encoding byteOrderMark delimiter lineEnd columns { name role } sample { line cells } rows products images imagesSkipped distinctUrls distinctUrlsExact hosts { host images } totalIssues notes } ... on Error { code message }';

/** What is asked of it differs from test to test; the compiler's own word on shapes is in main-job.test.ts. */
export interface CatalogueAnswer {
  readonly id: string;
  readonly status: string;
  readonly issues: unknown;
  readonly outputCsvUrl: string;
  readonly failedCsvUrl: string;
  readonly archiveUrl: string;
}

/** Uploads, previews and what becomes of them, at the server that `url` gives once it runs. */
export function catalogueClient(url: () => string) {
  async function ask(query: string, variables: object = {}): Promise<CatalogueAnswer> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query, variables });
    return answerOf(await fetch(`${url()}/graphql`, { method: 'POST', headers, body }));
  }
  return {
    ask,
    /** An operation with a file, as a GraphQL multipart request. */
    async send(operation: string, file: Uint8Array | string, options: object = {}): Promise<CatalogueAnswer> {
      const fields = operation === 'previewCsv' ? previewFields : resultFields;
      const type = operation === 'previewCsv' ? 'Upload' : 'Upload!';
      const query = `mutation ($file: ${type}, $options: UploadOptions) { answer: ${operation}(file: $file, options: $options) { ${fields} } }`;
      const form = new FormData();
      form.append('operations', JSON.stringify({ query, variables: { file: null, options } }));
      form.append('map', JSON.stringify({ '0': ['variables.file'] }));
      form.append('0', new Blob([new Uint8Array(Buffer.from(file))]), '../../CON');
      const headers = { 'graphql-require-preflight': '1' };
      return answerOf(await fetch(`${url()}/graphql`, { method: 'POST', headers, body: form }));
    },
    finished(id: string): Promise<CatalogueAnswer> {
      const query = `query ($id: ID!) { answer: requestStatus(requestId: $id) { ${requestFields} } }`;
      return waitFor('the request to finish', async () => {
        const request = await ask(query, { id });
        return ['QUEUED', 'PROCESSING'].includes(request.status) ? null : request;
      });
    },
  };
}

async function answerOf(response: Response): Promise<CatalogueAnswer> {
  const { data, errors } = (await response.json()) as { data: { answer: CatalogueAnswer }; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.answer;
}

export async function fetched(url: string): Promise<Buffer> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}
