import type { CsvIssue, IssueSeverity } from '../catalog/csv-issue.ts';

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

  /** What keeps rows, or the file, from being taken: the first 100 of `errorCount`. */
  get errors(): readonly CsvIssue[] {
    return this.#kept.ERROR;
  }

  get errorCount(): number {
    return this.#counts.ERROR;
  }

  /** The first 100 of `total`: errors before warnings, each in the order of the file. */
  all(): readonly CsvIssue[] {
    const inOrder = (issues: readonly CsvIssue[]) => [...issues].sort((a, b) => a.line - b.line);
    return [...inOrder(this.#kept.ERROR), ...inOrder(this.#kept.WARNING)].slice(0, shown);
  }

  get total(): number {
    return this.#counts.ERROR + this.#counts.WARNING;
  }
}
