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
    description: `How many items, at most ${largestFirst} (more is clamped); ${defaultFirst} when left out.`,
  }),
  after: t.string({
    required: false,
    description: 'A cursor of an earlier page of the same list: the page begins after it.',
  }),
}));

interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly offset?: number | null | undefined;
}

/**
 * The page that these arguments ask for. Throws InvalidInputError for a negative number, LimitExceededError
 * when the operation has listed too much.
 */
export function toPageRequest({ first, after, offset }: PageInput, context: GraphqlContext): PageRequest {
  if (first != null && first < 0) throw new InvalidInputError('first: expected 0 or more.');
  if (offset != null && offset < 0) throw new InvalidInputError('offset: expected 0 or more.');
  const size = Math.min(first ?? defaultFirst, largestFirst);
  spendItems(context, size);
  return { first: size, after: after ?? null, offset: offset ?? 0 };
}
