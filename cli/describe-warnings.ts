/** An issue of a catalogue, as far as it is counted. */
export interface CountedIssue {
  code: string;
  severity: string;
}

/**
 * `3 warnings: 2 products have no image, 1 row has too few or too many cells`; null: there is none.
 * `issues`: of `total`; warnings that are not among them are only counted.
 */
export function describeWarnings(issues: readonly CountedIssue[], total: number): string | null {
  const counts = new Map<string, number>();
  let sent = 0;
  for (const { code, severity } of issues) {
    if (severity !== 'WARNING') continue;
    counts.set(code, (counts.get(code) ?? 0) + 1);
    sent++;
  }
  if (sent === 0) return null;
  // No warning is sent before every error: where one was sent, what was not sent are warnings too.
  const all = sent + total - issues.length;
  const more = all > sent ? [`${all - sent} more`] : [];
  const kinds = [...counts].map(([code, count]) => kind(code, count));
  return `${all} ${all === 1 ? 'warning' : 'warnings'}: ${[...kinds, ...more].join(', ')}`;
}

function kind(code: string, count: number): string {
  const [one, many] = kinds[code] ?? [`${code} once`, `${code} # times`];
  return (count === 1 ? one : many).replace('#', String(count));
}

const kinds: Readonly<Record<string, readonly [one: string, many: string]>> = {
  NO_URL: ['1 product has no image', '# products have no image'],
  EMPTY_NAME: ['1 product has no name', '# products have no name'],
  RAGGED_ROW: ['1 row has too few or too many cells', '# rows have too few or too many cells'],
  MALFORMED_URL: ['1 image is a path and not a whole URL', '# images are paths and not whole URLs'],
  DUPLICATE_COLUMN: ['1 column has the name of another', '# columns have the name of another'],
};
