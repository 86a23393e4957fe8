import type { Client } from 'urql';
import type { RequestProgressSubscription, RequestStatusQuery } from '../generated/graphql.ts';
import { RequestStatus } from '../operations/request.ts';
import { stored } from '../session/stored.ts';
import { type Connection, followRequest } from './follow-request.ts';
import { isFinal } from './is-final.ts';

export type LiveProduct = RequestProgressSubscription['requestProgress']['products'][number];
export type WholeRequest = NonNullable<RequestStatusQuery['requestStatus']>;

export interface LiveState {
  /** undefined: not known yet; null: there is no such request. */
  readonly request: WholeRequest | null | undefined;
  readonly connection: Connection;
  /** Why the request could not be asked for; it is tried again. */
  readonly problem: string | null;
}

export interface LiveRequest {
  get(): LiveState;
  subscribe(listener: () => void): () => void;
  /** The products of each event. */
  onProducts(listener: (products: readonly LiveProduct[]) => void): () => void;
  /** Asks again and follows from there: after something was done to the request. */
  refresh(): void;
  close(): void;
}

const pauseAfterProblem = 2_000;

/** One request in its current state, kept up to date. */
export function liveRequest(client: Client, requestId: string): LiveRequest {
  const { get, set, subscribe } = stored<LiveState>({
    request: undefined,
    connection: { state: 'CONNECTING' },
    problem: null,
  });
  const listeners = new Set<(products: readonly LiveProduct[]) => void>();
  let stop = () => {};
  let asked = 0;

  async function ask(): Promise<void> {
    stop();
    const turn = ++asked;
    const { data, error } = await client.query(RequestStatus, { requestId }).toPromise();
    if (turn !== asked) return;
    if (data === undefined || error !== undefined) {
      const retryAt = Date.now() + pauseAfterProblem;
      set({ ...get(), problem: error?.message ?? null, connection: { state: 'LOST', retryAt } });
      const retry = setTimeout(() => void ask(), pauseAfterProblem);
      stop = () => clearTimeout(retry);
      return;
    }
    const request = data.requestStatus ?? null;
    const finished = request === null || isFinal(request.status);
    set({ request, problem: null, connection: { state: finished ? 'FINISHED' : 'CONNECTING' } });
    if (request === null || finished) return;
    stop = followRequest(client, requestId, request.cursor, {
      event(event) {
        const known = get().request;
        if (known) set({ ...get(), request: { ...known, ...event.request } });
        if (event.products.length > 0) for (const listener of listeners) listener(event.products);
      },
      connection: (connection) => set({ ...get(), connection }),
    });
  }

  void ask();
  return {
    get,
    subscribe,
    onProducts(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: () => void ask(),
    close() {
      asked++;
      stop();
    },
  };
}
