import { LimitExceededError } from '../domain/limit-exceeded-error.ts';
import type { GraphqlContext } from './context.ts';

/** Items that all lists of one operation may ask for together: a page has up to 200, and lists contain lists. */
const itemsPerOperation = 5000;

const spent = new WeakMap<GraphqlContext, number>();

/** Counts the items a list is about to read. Throws LimitExceededError when that is more than the operation has left. */
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
