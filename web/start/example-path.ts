import type { IssueFieldsFragment } from '../generated/graphql.ts';

/** The first path in the place of a URL that was reported; null: none. */
export function examplePath(issues: readonly IssueFieldsFragment[]): string | null {
  const found = issues.find(({ code, severity }) => code === 'MALFORMED_URL' && severity === 'WARNING');
  return found?.value ?? null;
}
