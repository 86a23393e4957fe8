import type { Client, CombinedError } from 'urql';
import type { RequestProgressSubscription } from '../generated/graphql.ts';
import { RequestProgress } from '../operations/request.ts';
import { isFinal } from './is-final.ts';

export type ProgressEvent = RequestProgressSubscription['requestProgress'];

/** LIVE: events come. LOST: they will again, `retryAt` (milliseconds since 1970) is when it is tried. */
export type Connection =
  | { readonly state: 'CONNECTING' | 'FINISHED' }
  | { readonly state: 'LIVE'; readonly transport: 'WebSocket' | 'SSE' }
  | { readonly state: 'LOST'; readonly retryAt: number };

const firstPause = 500;
const longestPause = 8_000;

/** Without a first event in this time a connection counts as blocked, milliseconds. */
const patience = 10_000;

/**
 * Follows a request after a cursor until its final event, over WebSocket; where that does not come about
 * (proxies that let none through), over SSE. What breaks off is taken up again after the last cursor.
 */
export function followRequest(
  client: Client,
  requestId: string,
  from: string,
  on: { event(event: ProgressEvent): void; connection(connection: Connection): void },
): () => void {
  let after = from;
  let pause = firstPause;
  let overSse = false;
  let stop = () => {};
  connect();
  return () => stop();

  function connect(): void {
    let heard = false;
    let ended = false;
    const blocked = setTimeout(() => lose(), patience);
    const results = client.subscription(
      RequestProgress,
      { requestId, after },
      { fetchSubscriptions: overSse },
    );
    const { unsubscribe } = results.subscribe(({ data, error, hasNext }) => {
      if (ended) return;
      if (data) receive(data.requestProgress);
      if (!ended && (error !== undefined || !hasNext)) lose(error);
    });
    const end = () => {
      ended = true;
      clearTimeout(blocked);
      // A source may answer while it is being subscribed to: then there is nothing to end yet.
      queueMicrotask(unsubscribe);
    };
    stop = end;

    function receive(event: ProgressEvent): void {
      if (!heard) on.connection({ state: 'LIVE', transport: overSse ? 'SSE' : 'WebSocket' });
      heard = true;
      clearTimeout(blocked);
      pause = firstPause;
      after = event.cursor;
      on.event(event);
      if (!isFinal(event.request.status)) return;
      end();
      on.connection({ state: 'FINISHED' });
    }

    function lose(error?: CombinedError): void {
      end();
      // Refused by the server itself: the same again would be refused again.
      if (error !== undefined && error.graphQLErrors.length > 0 && error.networkError === undefined) {
        on.connection({ state: 'FINISHED' });
        return;
      }
      if (!heard) overSse = !overSse;
      on.connection({ state: 'LOST', retryAt: Date.now() + pause });
      const retry = setTimeout(connect, pause);
      stop = () => clearTimeout(retry);
      pause = Math.min(pause * 2, longestPause);
    }
  }
}
