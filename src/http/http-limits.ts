/** Bounds of the transport; times in milliseconds, sizes in bytes. */
export interface HttpLimits {
  /** A request whose body stalls that long is dropped; one that moves may last as long as it needs. */
  readonly bodyIdle: number;
  /** Bodies that are not uploads: a query, and the text of `importCsv`. */
  readonly bodyBytes: number;
  /** Subscriptions and operations at a time on one WebSocket. */
  readonly operationsPerSocket: number;
  /** A WebSocket that does not begin with `connection_init` is closed. */
  readonly socketInit: number;
  /** How often a WebSocket is pinged; one that has not answered by the next ping is gone. */
  readonly socketPing: number;
  readonly socketMessageBytes: number;
  /** How long requests that are under way may go on when the server closes. */
  readonly closeGrace: number;
}

export const defaultHttpLimits: HttpLimits = {
  bodyIdle: 60_000,
  bodyBytes: 10_000_000,
  operationsPerSocket: 20,
  socketInit: 3_000,
  socketPing: 12_000,
  socketMessageBytes: 64 * 1024,
  closeGrace: 4_000,
};
