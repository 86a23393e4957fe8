import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { HalftoneError } from '../src/domain/halftone-error.ts';

/** The GraphQL API of a Halftone server, as far as the terminal needs it. */
export interface Client {
  /** Runs an operation one of whose variables is a file, as a multipart request. */
  upload<Result, Variables extends { file: unknown }>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Omit<Variables, 'file'>,
    file: File,
    signal: AbortSignal,
  ): Promise<Result>;
  /** Follows a subscription until it completes; ends early when `signal` aborts. */
  subscribe<Result, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): AsyncIterable<Result>;
}

/** An upload of a large catalogue takes long, but not for ever. */
const UPLOAD_DEADLINE = 30 * 60_000;

interface Answer<Result> {
  data?: Result | null;
  errors?: readonly { message: string }[];
}

/** @param url the server's address, such as `http://127.0.0.1:4000` */
export function connect(url: string, authorization: string | null = null): Client {
  const endpoint = `${url}/graphql`;
  return {
    async upload(document, variables, file, signal) {
      const body = new FormData();
      const operation = { query: print(document), variables: { ...variables, file: null } };
      body.set('operations', JSON.stringify(operation));
      body.set('map', JSON.stringify({ file: ['variables.file'] }));
      body.set('file', file);
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'x-graphql-yoga-csrf': '1',
          ...(authorization === null ? {} : { authorization }),
        },
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(UPLOAD_DEADLINE)]),
      });
      return dataOf((await response.json()) as Answer<never>);
    },
    async *subscribe(document, variables, signal) {
      const client = createClient({
        url: endpoint.replace(/^http/, 'ws'),
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        ...(authorization === null ? {} : { connectionParams: { authorization } }),
      });
      const end = () => void client.dispose();
      signal.addEventListener('abort', end, { once: true });
      try {
        for await (const answer of client.iterate({ query: print(document), variables })) {
          yield dataOf(answer as Answer<never>);
        }
      } finally {
        signal.removeEventListener('abort', end);
        await client.dispose();
      }
    },
  };
}

function dataOf<Result>({ data, errors = [] }: Answer<Result>): Result {
  if (errors.length > 0)
    throw new HalftoneError('SERVER_ANSWER', 502, errors.map(({ message }) => message).join('\n'));
  if (data === null || data === undefined) {
    throw new HalftoneError('SERVER_ANSWER', 502, 'The server answered without data.');
  }
  return data;
}
