import { describeWarning } from '../src/format/describe-warning.ts';

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
  const phrases = [...counts].map(([code, count]) => describeWarning(code, count));
  return `${all} ${all === 1 ? 'warning' : 'warnings'}: ${[...phrases, ...more].join(', ')}`;
}
