/** What can be woken up about. */
export type Topic = `request:${string}` | 'deliveries' | 'work';

/**
 * Wake-ups between those who change the store and those who wait for a change. Never the truth: a signal
 * may be lost, doubled or late, so a listener reads the store and also looks by itself from time to time.
 * `notify` never rejects and never waits for a listener.
 */
export interface Signals {
  notify(topic: Topic): void;
  /** Calls `listener` at every later signal; returns the way to stop. */
  subscribe(topic: Topic, listener: () => void): () => void;
  close(): Promise<void>;
}
