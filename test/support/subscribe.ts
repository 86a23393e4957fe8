import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { RequestProgressSubscription } from '../generated/graphql.ts';
import { requestProgress } from './operations.ts';

export type ProgressEvent = RequestProgressSubscription['requestProgress'];

/** The events of one subscription over WebSocket; throws what the server answers instead of an event. */
export async function* subscribe(
  url: string,
  requestId: string,
  after: string | null = null,
): AsyncGenerator<ProgressEvent> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  try {
    const results = client.iterate<RequestProgressSubscription>({
      query: print(requestProgress),
      variables: { requestId, after },
    });
    for await (const { data, errors } of results) {
      if (errors !== undefined || !data) throw new Error(JSON.stringify(errors));
      yield data.requestProgress;
    }
  } finally {
    await client.dispose();
  }
}
