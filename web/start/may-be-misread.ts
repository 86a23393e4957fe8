import type { CsvPreview, Rejection } from './use-preview.ts';

/** The file may be in another encoding than it was read in: it is not UTF-8, or has bytes that are not valid in it. */
export function mayBeMisread(preview: CsvPreview | null, rejection: Rejection | null): boolean {
  if (preview !== null && preview.encoding !== 'UTF_8') return true;
  const issues = (rejection ?? preview)?.issues ?? [];
  return issues.some(({ code }) => code === 'UNDECODABLE');
}
