import { describeSimilarity } from '../src/format/describe-similarity.ts';
import { formatBytes } from '../src/format/format-bytes.ts';
import { formatPercent } from '../src/format/format-percent.ts';
import { formatTable } from './format/format-table.ts';

/** A finished product, as far as the table needs it. */
export interface FinishedProduct {
  line: number;
  name?: string | null;
  images: FinishedImage[];
}

interface FinishedImage {
  inputUrl: string;
  status: string;
  outcome?: string | null;
  bytesIn?: number | null;
  bytesOut?: number | null;
  similarity?: number | null;
  error?: { code: string; message: string } | null;
}

/** Rows shown: a terminal is no place for a million products. */
const MOST_ROWS = 60;

/**
 * The savings as a table, a row a product in the file's order with a total below, then every image that failed
 * with its cause. How results look is said where it was measured, of each product by its worst image. `total` is over the whole request, so that it is right when rows are left out.
 */
export function savingsTable(
  products: FinishedProduct[],
  total: { images: number; bytesIn: number; bytesOut: number },
): string {
  const ordered = products.toSorted((a, b) => a.line - b.line);
  const measured = ordered.some(({ images }) => worst(images) !== null);
  const rows = ordered.slice(0, MOST_ROWS).map((product) => {
    const done = product.images.filter(({ status }) => status === 'SUCCEEDED');
    return [
      product.name ?? `line ${product.line}`,
      String(product.images.length),
      ...sizes(sum(done, 'bytesIn'), sum(done, 'bytesOut')),
      outcomes(product.images),
      ...(measured ? [looks(product.images)] : []),
    ];
  });
  const left = ordered.length - rows.length;
  if (left > 0) rows.push([`… and ${left} more`]);
  rows.push(['All', String(total.images), ...sizes(total.bytesIn, total.bytesOut)]);
  const table = formatTable(
    [
      { title: 'Product' },
      { title: 'Images', numeric: true },
      { title: 'Before', numeric: true },
      { title: 'After', numeric: true },
      { title: 'Saved', numeric: true },
      { title: 'Outcome' },
      ...(measured ? [{ title: 'Looks' }] : []),
    ],
    rows,
  );
  const failures = ordered.flatMap(({ name, line, images }) =>
    images.flatMap(({ inputUrl, error }) =>
      error ? [[name ?? `line ${line}`, inputUrl, error.code, error.message]] : [],
    ),
  );
  if (failures.length === 0) return table;
  const columns = [{ title: 'Failed' }, { title: 'Image' }, { title: 'Code' }, { title: 'Cause' }];
  return `${table}\n\n${formatTable(columns, failures.slice(0, MOST_ROWS), 72)}`;
}

function sizes(bytesIn: number, bytesOut: number): string[] {
  if (bytesIn === 0) return ['-', '-', '-'];
  return [formatBytes(bytesIn), formatBytes(bytesOut), formatPercent(1 - bytesOut / bytesIn)];
}

const sum = (images: FinishedImage[], field: 'bytesIn' | 'bytesOut') =>
  images.reduce((total, image) => total + (image[field] ?? 0), 0);

/** The lowest similarity; null where none was measured. */
function worst(images: FinishedImage[]): number | null {
  const known = images.flatMap(({ similarity }) => similarity ?? []);
  return known.length === 0 ? null : Math.min(...known);
}

/** `very close (83.4)`. */
function looks(images: FinishedImage[]): string {
  const similarity = worst(images);
  return similarity === null ? '-' : `${describeSimilarity(similarity)} (${similarity.toFixed(1)})`;
}

const WORDS: Record<string, string> = {
  TARGET_MET: 'target met',
  BEST_EFFORT: 'best effort',
  KEPT_ORIGINAL: 'kept original',
};

/** `2 target met, 1 failed`. */
function outcomes(images: FinishedImage[]): string {
  const counts = new Map<string, number>();
  for (const { outcome, status } of images) {
    const word = WORDS[outcome ?? ''] ?? status.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}
