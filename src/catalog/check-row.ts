import type { CatalogHead } from './catalog-head.ts';
import { maxImagesPerProduct } from './catalog-limits.ts';
import type { CatalogProduct } from './catalog-product.ts';
import { checkImageUrl } from './check-image-url.ts';
import type { CsvIssue, CsvIssueCode } from './csv-issue.ts';
import { cutValue } from './cut-value.ts';
import { splitImageCell } from './split-image-cell.ts';

/** A row's product; or null, after the row's issues were added to `issues`. `cells` are as many as the header's. */
export function checkRow(
  cells: readonly string[],
  line: number,
  head: CatalogHead,
  issues: CsvIssue[],
): CatalogProduct | null {
  const before = issues.length;
  const report = (column: number, value: string, code: CsvIssueCode, message: string): void => {
    issues.push({ line, column: (head.columns[column] ?? '').trim(), value: cutValue(value), code, message });
  };

  const name = textOf(cells, head.nameColumn);
  if (head.nameColumn !== null && name === null) {
    report(head.nameColumn, '', 'EMPTY_NAME', 'The name is empty. Fill it in, or remove the row.');
  }

  const images: { url: string; skipped: boolean }[] = [];
  let tokens = 0;
  for (const column of head.imageColumns) {
    const cell = cells[column] ?? '';
    const found = splitImageCell(cell);
    tokens += found.length;
    if (tokens > maxImagesPerProduct) {
      const message = `A product has at most ${maxImagesPerProduct} images. Spread them over several rows.`;
      report(column, cell, 'TOO_MANY_IMAGES', message);
      break;
    }
    for (const token of found) {
      const checked = checkImageUrl(token);
      if ('url' in checked) images.push({ url: checked.url, skipped: false });
      else report(column, token, checked.code, checked.message);
    }
  }
  if (tokens === 0) {
    const [first = 0] = head.imageColumns;
    report(first, '', 'NO_URL', 'There is no image URL. Fill it in, or remove the row.');
  }

  if (issues.length > before) return null;
  return { line, serialNumber: textOf(cells, head.serialNumberColumn), name, images };
}

/** Null: no such column, or nothing in it. */
function textOf(cells: readonly string[], column: number | null): string | null {
  const text = column === null ? '' : (cells[column] ?? '').trim();
  return text === '' ? null : text;
}
