import type { Requests } from '../requests/requests.ts';

/** What every resolver gets, over HTTP, SSE and WebSocket alike. */
export interface GraphqlContext {
  /** The tenant that asks. */
  readonly owner: string;
  readonly requests: Requests;
  /** Aborted when who asked is gone. */
  readonly signal: AbortSignal;
}
