import type { CatalogHead } from './catalog-head.ts';
import { maxImagesPerProduct } from './catalog-limits.ts';
import { checkImageUrl } from './check-image-url.ts';
import type { CsvIssue, CsvIssueCode } from './csv-issue.ts';
import { cutValue } from './cut-value.ts';
import type { CellRules, GroupRule } from './row-rules.ts';
import { rulesOf } from './rules-of.ts';
import { type ImageToken, splitImageCell } from './split-image-cell.ts';

/** An image of a row, and where it stands in the text of its cell. */
export interface RowImage {
  readonly url: string;
  /** The cell has a path in its place, which only the shop it comes from can resolve. */
  readonly skipped: boolean;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** A row that was taken. */
export interface CheckedRow {
  /** It begins a product; otherwise it goes on with that of the row taken before it. */
  readonly first: boolean;
  /** The product's: the line where its first row begins, its number and its name. */
  readonly line: number;
  readonly serialNumber: string | null;
  readonly name: string | null;
  /** The row's own. */
  readonly images: readonly RowImage[];
}

/** What a row's cells have told besides its images. */
export interface Findings {
  /** They keep their row from being taken. */
  readonly issues: CsvIssue[];
  /** Images that are skipped; their row is taken. */
  readonly notices: CsvIssue[];
}

/** Takes the rows of a file one after the other; `cells` are as many as the header's. null: the row is passed over. */
export type CheckRow = (cells: readonly string[], line: number, findings: Findings) => CheckedRow | null;

/** What is known of the product that the last row belongs to. */
interface Group {
  readonly key: string | null;
  readonly line: number;
  readonly serialNumber: string | null;
  readonly name: string | null;
  /** Its first row says nothing that could be taken, so the rows below say nothing either. */
  readonly refused: boolean;
  taken: boolean;
  images: number;
}

/**
 * Checks the rows of one file. A row with an issue is passed over; the other rows of its product are taken, but
 * for a product without a name, of which none is.
 */
export function checkRows(head: CatalogHead): CheckRow {
  const { cells: cellRules, group: groupRule } = rulesOf(head);
  let group: Group | null = null;

  return (cells, line, findings) => {
    const { issues } = findings;
    const before = issues.length;
    const key = groupRule === null ? null : textOf(cells, groupRule.column, cellRules);
    const goesOn = group !== null && groupRule !== null && belongsTo(group, key, groupRule);
    const current: Group = goesOn ? (group as Group) : newGroup(head, cells, line, key, cellRules);
    group = current;
    if (current.refused) {
      if (!goesOn) {
        const message = 'The name is empty. Fill it in, or remove the row.';
        issues.push(issueOf(head, line, head.nameColumn ?? 0, '', 'EMPTY_NAME', message));
      }
      if (goesOn) return null;
    }
    const images = checkImages(head, cells, line, current.images, cellRules, findings);
    if (issues.length > before) return null;
    const first = !current.taken;
    current.taken = true;
    current.images += images.length;
    return { first, line: current.line, serialNumber: current.serialNumber, name: current.name, images };
  };
}

function newGroup(
  head: CatalogHead,
  cells: readonly string[],
  line: number,
  key: string | null,
  rules: CellRules,
): Group {
  const name = textOf(cells, head.nameColumn, rules);
  const serialNumber = textOf(cells, head.serialNumberColumn, rules);
  const refused = head.nameColumn !== null && name === null;
  return { key, line, serialNumber, name, refused, taken: false, images: 0 };
}

function belongsTo(group: Group, key: string | null, rule: GroupRule): boolean {
  if (rule.kind === 'SAME') return key !== null && key === group.key;
  return key !== null && key.toLowerCase() !== rule.parent;
}

function checkImages(
  head: CatalogHead,
  cells: readonly string[],
  line: number,
  imagesAbove: number,
  rules: CellRules,
  { issues, notices }: Findings,
): RowImage[] {
  const images: RowImage[] = [];
  let tokens = 0;
  for (const column of head.imageColumns) {
    const cell = cells[column] ?? '';
    if (cell === '') continue;
    const found = splitImageCell(cell, rules);
    tokens += found.length;
    if (imagesAbove + tokens > maxImagesPerProduct) {
      const message = `A product has at most ${maxImagesPerProduct} images. Spread them over several products.`;
      issues.push(issueOf(head, line, column, cell, 'TOO_MANY_IMAGES', message));
      break;
    }
    for (const { text, from, to } of found) {
      if (isPath(text, rules)) {
        if (noImage.has(text.toLowerCase())) continue;
        const message = 'This is a path inside the shop and not a URL: the image is skipped.';
        notices.push(issueOf(head, line, column, text, 'MALFORMED_URL', message));
        images.push({ url: text, skipped: true, column, from, to });
        continue;
      }
      const checked = checkImageUrl(text);
      if ('url' in checked) images.push({ url: checked.url, skipped: false, column, from, to });
      else issues.push(issueOf(head, line, column, text, checked.code, checked.message));
    }
  }
  if (tokens === 0 && !rules.blank) {
    const [first = 0] = head.imageColumns;
    const message = 'There is no image URL. Fill it in, or remove the row.';
    issues.push(issueOf(head, line, first, '', 'NO_URL', message));
  }
  return images;
}

/** What shops write where there is no image. */
const noImage = new Set(['no_selection']);

function isPath(text: ImageToken['text'], rules: CellRules): boolean {
  return rules.paths && !text.includes('//') && !/^[a-z][a-z0-9+.-]+:/i.test(text);
}

function issueOf(
  head: CatalogHead,
  line: number,
  column: number,
  value: string,
  code: CsvIssueCode,
  message: string,
): CsvIssue {
  return { line, column: (head.columns[column] ?? '').trim(), value: cutValue(value), code, message };
}

/** Null: no such column, or nothing in it. */
function textOf(cells: readonly string[], column: number | null, rules: CellRules): string | null {
  const text = column === null ? '' : (cells[column] ?? '').trim();
  if (text === '') return null;
  return rules.apostrophe && /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
