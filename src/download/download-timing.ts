/** The fixed times of a download, in milliseconds. */
export interface DownloadTiming {
  /** Until the connection stands, name lookup and TLS included. */
  readonly connect: number;
  /** The longest silence of a server, before its answer and within. */
  readonly idle: number;
  /** A host's first pause; each failed probe doubles it. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** How long a download waits for paused hosts, in all; 0 where a person waits for the answer. */
  readonly patience: number;
  /** How long it waits for a host whose outage has already lasted `patience`: long enough to see a probe. */
  readonly latePatience: number;
}

export const defaultTiming: DownloadTiming = {
  connect: 10_000,
  idle: 10_000,
  firstPause: 1_000,
  longestPause: 120_000,
  patience: 180_000,
  latePatience: 30_000,
};
