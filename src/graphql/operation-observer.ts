/** One GraphQL operation that has been answered. */
export interface AnsweredOperation {
  /** Its root field; `introspection`, `several` for more than one, `invalid` when it did not get that far. */
  readonly operation: string;
  readonly kind: 'query' | 'mutation' | 'subscription' | 'unknown';
  /** Refused: for something that who asked can change. A typed error in the answer is a success here. */
  readonly result: 'succeeded' | 'refused' | 'failed';
  /** Until its answer was there; null for a subscription, whose answer goes on, and what was not executed. */
  readonly milliseconds: number | null;
}

/** Is told of every operation, to count it. */
export interface OperationObserver {
  answered(operation: AnsweredOperation): void;
}
