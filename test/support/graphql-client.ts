import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

const csrf = { 'x-graphql-yoga-csrf': '1' };

/** Runs one operation over HTTP; throws when the answer has errors. */
export async function query<Result, Variables>(
  url: string,
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  headers: Record<string, string> = {},
): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: print(document), variables }),
  });
  return dataOf<Result>(response);
}

/** As `query`, with `file` as the variable of the same name (GraphQL multipart request). */
export async function upload<Result, Variables extends { file: unknown }>(
  url: string,
  document: TypedDocumentNode<Result, Variables>,
  variables: Omit<Variables, 'file'> & { file: Blob | string },
  headers: Record<string, string> = {},
): Promise<Result> {
  const { file, ...rest } = variables;
  const form = new FormData();
  form.set('operations', JSON.stringify({ query: print(document), variables: { ...rest, file: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.file'] }));
  form.set('0', typeof file === 'string' ? new Blob([file]) : file, 'catalogue.csv');
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...csrf, ...headers },
    body: form,
  });
  return dataOf<Result>(response);
}

async function dataOf<Result>(response: Response): Promise<Result> {
  const { data, errors } = (await response.json()) as { data?: Result; errors?: unknown[] };
  if (errors !== undefined || data === undefined) throw new Error(JSON.stringify(errors));
  return data;
}
