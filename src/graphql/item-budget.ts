import { LimitExceededError } from '../domain/limit-exceeded-error.ts';
import type { GraphqlContext } from './context.ts';

/** Items that the lists of one operation may ask for in all; a page has up to 200, lists lie in lists. */
const itemsPerOperation = 5000;

const spent = new WeakMap<GraphqlContext, number>();

/** Counts the items a list is about to read. Throws LimitExceededError when the operation has no more left. */
export function spendItems(context: GraphqlContext, items: number): void {
  const total = (spent.get(context) ?? 0) + items;
  if (total > itemsPerOperation) {
    throw new LimitExceededError(
      `One operation lists at most ${itemsPerOperation} items; ask for fewer with \`first\`, or in several operations.`,
    );
  }
  spent.set(context, total);
}

/** Starts over: every event of a subscription is an execution of its own. */
export function renewItems(context: GraphqlContext): void {
  spent.delete(context);
}
