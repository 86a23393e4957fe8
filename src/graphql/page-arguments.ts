import { InvalidInputError } from '../invalid-input-error.ts';
import type { PageRequest } from '../store/page.ts';
import { builder } from './builder.ts';

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

/** The page that these arguments ask for. Throws InvalidInputError for a negative number. */
export function toPageRequest({ first, after, offset }: PageInput): PageRequest {
  if (first != null && first < 0) throw new InvalidInputError('first: expected 0 or more.');
  if (offset != null && offset < 0) throw new InvalidInputError('offset: expected 0 or more.');
  return {
    first: Math.min(first ?? defaultFirst, largestFirst),
    after: after ?? null,
    offset: offset ?? 0,
  };
}
