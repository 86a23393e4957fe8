import { InvalidInputError } from '../domain/invalid-input-error.ts';
import type { PageRequest } from '../domain/page.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { spendItems } from './item-budget.ts';

const defaultFirst = 50;
const largestFirst = 200;

/** The arguments of every connection. */
export const pageArguments = builder.args((t) => ({
  first: t.int({
    required: false,
    description: `Number of items. Default: ${defaultFirst}; at most ${largestFirst} are returned.`,
  }),
  after: t.string({
    required: false,
    description: 'A cursor from an earlier page of the same list. The page begins after it.',
  }),
}));

interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly offset?: number | null | undefined;
}

/**
 * The page that these arguments ask for. Throws InvalidInputError for a negative number, LimitExceededError
 * when the operation's lists ask for too many items in all.
 */
export function toPageRequest({ first, after, offset }: PageInput, context: GraphqlContext): PageRequest {
  if (first != null && first < 0) throw new InvalidInputError('first: expected 0 or more.');
  if (offset != null && offset < 0) throw new InvalidInputError('offset: expected 0 or more.');
  const size = Math.min(first ?? defaultFirst, largestFirst);
  spendItems(context, size);
  return { first: size, after: after ?? null, offset: offset ?? 0 };
}
