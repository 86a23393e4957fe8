import type { CsvIssue } from '../catalog/csv-issue.ts';

/** Issues that are kept and shown; further ones are only counted. */
const shown = 100;

/** What a reading reports of a file, however many there are: rows that are passed over, and images that are skipped. */
export class IssueList {
  readonly #issues: CsvIssue[] = [];
  readonly #notices: CsvIssue[] = [];
  #refused = 0;
  #total = 0;

  add({
    issues,
    notices,
  }: {
    readonly issues: readonly CsvIssue[];
    readonly notices: readonly CsvIssue[];
  }): void {
    this.#issues.push(...issues.slice(0, shown - this.#issues.length));
    this.#notices.push(...notices.slice(0, shown - this.#notices.length));
    this.#refused += issues.length;
    this.#total += issues.length + notices.length;
  }

  /** Issues that keep a row from being taken: the first 100, and how many there are. */
  get refusals(): readonly CsvIssue[] {
    return this.#issues;
  }

  get refused(): number {
    return this.#refused;
  }

  /** The first 100 of `total`, in the order of the file. */
  all(): readonly CsvIssue[] {
    return [...this.#issues, ...this.#notices].sort((a, b) => a.line - b.line).slice(0, shown);
  }

  get total(): number {
    return this.#total;
  }
}
