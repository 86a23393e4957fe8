import type { CatalogHead } from '../domain/catalog-head.ts';
import type { CsvIssue, CsvIssueCode, IssueSeverity } from '../domain/csv-issue.ts';
import type { CellRules, GroupRule } from '../domain/row-rules.ts';
import { maxImagesPerProduct } from './catalog-limits.ts';
import { imageAddress } from './cells/image-address.ts';
import type { TokenQuoting } from './cells/image-token.ts';
import { splitImageCell } from './cells/split-image-cell.ts';
import { isBlank } from './cells/white-space.ts';
import { rulesOf } from './rules-of.ts';
import { shownText, withoutControls } from './shown-text.ts';

/** An image of a row, and where it is in the text of its cell. */
export interface RowImage {
  readonly url: string;
  /** The cell has a path in its place, which only the shop it comes from can resolve. */
  readonly skipped: boolean;
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly quoting: TokenQuoting;
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

/** Takes the rows of a file one after the other. */
export interface RowChecker {
  /** `cells` are as many as the header's; what is found is added to `issues`. null: the row is skipped. */
  check(cells: readonly string[], line: number, issues: CsvIssue[]): CheckedRow | null;
  /** Behind the last row: what is to be said of its product. */
  end(issues: CsvIssue[]): void;
}

/** What is known of the product that the last row belongs to. */
interface Group {
  readonly key: string | null;
  readonly line: number;
  readonly serialNumber: string | null;
  readonly name: string | null;
  /** In heads without `anySheet`: its first row has no name, and the rows below are skipped with it. */
  readonly refused: boolean;
  taken: boolean;
  images: number;
}

/** Checks the rows of one file. A row with an ERROR is skipped; the other rows of its product are taken. */
export function checkRows(head: CatalogHead): RowChecker {
  const { cells: rules, group: groupRule } = rulesOf(head);
  const strict = rules.anySheet !== true;
  let group: Group | null = null;

  const report = (line: number, column: number, value: string, finding: Finding): CsvIssue => ({
    line,
    column: shownText((head.columns[column] ?? '').trim()),
    value: shownText(value),
    ...finding,
  });

  function open(cells: readonly string[], line: number, key: string | null, issues: CsvIssue[]): Group {
    close(issues);
    const name = textOf(cells, head.nameColumn, rules);
    const serialNumber = textOf(cells, head.serialNumberColumn, rules);
    const nameless = head.nameColumn !== null && name === null;
    if (nameless) issues.push(report(line, head.nameColumn ?? 0, '', strict ? noNameRefused : noName));
    return { key, line, serialNumber, name, refused: strict && nameless, taken: false, images: 0 };
  }

  /** A product that was taken and has no image in any of its rows. */
  function close(issues: CsvIssue[]): void {
    if (group === null || strict || !group.taken || group.images > 0) return;
    issues.push(report(group.line, head.imageColumns[0] ?? 0, '', noImage));
  }

  function imagesOf(cells: readonly string[], line: number, above: number, issues: CsvIssue[]): RowImage[] {
    const images: RowImage[] = [];
    let tokens = 0;
    for (const column of head.imageColumns) {
      const cell = cells[column] ?? '';
      if (cell === '') continue;
      const found = splitImageCell(cell, rules);
      tokens += found.length;
      if (above + tokens > maxImagesPerProduct) {
        issues.push(report(line, column, cell, tooManyImages));
        break;
      }
      for (const { text, from, to, quoting } of found) {
        const address = imageAddress(text, rules, head.baseUrl ?? null);
        if (address.kind === 'URL') {
          images.push({ url: address.url, skipped: false, column, from, to, quoting });
        } else if (address.kind === 'PATH') {
          issues.push(report(line, column, text, path));
          images.push({ url: text, skipped: true, column, from, to, quoting });
        } else if (address.kind === 'FAULT') {
          const { code, message } = address;
          issues.push(report(line, column, text, { code, severity: 'ERROR', message }));
        }
      }
    }
    if (strict && tokens === 0 && rules.blank !== true)
      issues.push(report(line, head.imageColumns[0] ?? 0, '', noImageRefused));
    return images;
  }

  return {
    check(cells, line, issues) {
      const before = issues.length;
      const key = groupRule === null ? null : textOf(cells, groupRule.column, rules);
      const goesOn = group !== null && groupRule !== null && belongsTo(group, key, groupRule);
      const current: Group = goesOn && group !== null ? group : open(cells, line, key, issues);
      group = current;
      if (current.refused && goesOn) return null;
      const images = imagesOf(cells, line, current.images, issues);
      for (let i = before; i < issues.length; i++) if (issues[i]?.severity === 'ERROR') return null;
      const first = !current.taken;
      current.taken = true;
      current.images += images.length;
      return { first, line: current.line, serialNumber: current.serialNumber, name: current.name, images };
    },
    end: close,
  };
}

function belongsTo(group: Group, key: string | null, rule: GroupRule): boolean {
  if (rule.kind === 'BLANK') return key === null;
  if (rule.kind === 'SAME') return key !== null && key === group.key;
  return key !== null && key.toLowerCase() !== rule.parent;
}

/** Null: no such column, or nothing in it. */
function textOf(cells: readonly string[], column: number | null, rules: CellRules): string | null {
  const cell = column === null ? '' : (cells[column] ?? '');
  if (isBlank(cell)) return null;
  const text = withoutControls(cell).trim();
  if (text === '') return null;
  return rules.apostrophe && /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

interface Finding {
  readonly code: CsvIssueCode;
  readonly severity: IssueSeverity;
  readonly message: string;
}

const noName: Finding = {
  code: 'EMPTY_NAME',
  severity: 'WARNING',
  message: 'The product has no name. Its images are compressed anyway.',
};
const noNameRefused: Finding = {
  code: 'EMPTY_NAME',
  severity: 'ERROR',
  message: 'The name is empty. Fill it in, or remove the row.',
};
const noImage: Finding = {
  code: 'NO_URL',
  severity: 'WARNING',
  message: 'The product has no image. Its row is copied unchanged.',
};
const noImageRefused: Finding = {
  code: 'NO_URL',
  severity: 'ERROR',
  message: 'There is no image URL. Fill it in, or remove the row.',
};
const path: Finding = {
  code: 'MALFORMED_URL',
  severity: 'WARNING',
  message:
    'This is a path and not a whole URL, so the image is skipped. Set baseUrl to the address that such paths begin with.',
};
const tooManyImages: Finding = {
  code: 'TOO_MANY_IMAGES',
  severity: 'ERROR',
  message: `A product has at most ${maxImagesPerProduct} images. Spread them over several products.`,
};
