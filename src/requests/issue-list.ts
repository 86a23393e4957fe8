import type { CsvIssue, IssueSeverity } from '../domain/csv-issue.ts';

/** Issues of each severity that are kept and shown; further ones are only counted. */
const shown = 100;

/** What a reading reports of a file, however much that is. */
export class IssueList {
  readonly #kept: Readonly<Record<IssueSeverity, CsvIssue[]>> = { ERROR: [], WARNING: [] };
  readonly #counts: Record<IssueSeverity, number> = { ERROR: 0, WARNING: 0 };

  add(issues: readonly CsvIssue[]): void {
    for (const issue of issues) {
      this.#counts[issue.severity] += 1;
      const kept = this.#kept[issue.severity];
      if (kept.length < shown) kept.push(issue);
    }
  }

  /** How many keep rows, or the file, from being taken. */
  get errorCount(): number {
    return this.#counts.ERROR;
  }

  /** 100 of `total` at most, in the order of the file: a warning is left out before any error is. */
  all(): readonly CsvIssue[] {
    const kept = [...this.#kept.ERROR, ...this.#kept.WARNING].slice(0, shown);
    return kept.sort((a, b) => a.line - b.line);
  }

  get total(): number {
    return this.#counts.ERROR + this.#counts.WARNING;
  }
}
