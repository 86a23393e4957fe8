import { type ColumnEvidence, hasAddresses, imageScore } from './column-evidence.ts';
import { hasNumberWord } from './find-text.ts';
import type { FoundColumns } from './found-columns.ts';

/**
 * The columns whose cells and headers together speak for images. Columns of paths alone are taken only where no
 * other holds URLs, or paths can be resolved. Where nothing speaks for any column, and nothing against it, the one
 * with the most URLs is taken, since a catalogue has more images than anything else.
 */
export function evidentColumns(evidence: readonly ColumnEvidence[], pathsResolve: boolean): FoundColumns {
  const all = evidence.flatMap((one, column) => (hasAddresses(one) ? [{ ...one, column }] : []));
  const sure = all.filter(({ score }) => score >= imageScore);
  const withUrls = sure.filter((one) => one.withUrls > 0);
  const resolved = pathsResolve || withUrls.length === 0 ? sure : withUrls;
  // A brand's logo, a seller's portrait: images, but not the product's where other columns have those.
  const own = resolved.filter(({ senses }) => senses.has('IMAGE') || !senses.has('OTHER_THING'));
  const taken = own.length > 0 ? own : resolved;
  if (taken.length > 0) {
    const imageColumns = [...taken.map(({ column }) => column), ...emptyBeside(evidence)].sort(
      (a, b) => a - b,
    );
    return { foundBy: 'EVIDENCE', imageColumns };
  }
  const [most] = all
    .filter(({ score, withUrls }) => score > -imageScore && withUrls > 0)
    .sort((a, b) => b.withUrls - a.withUrls || a.column - b.column);
  return most === undefined
    ? { foundBy: 'NOTHING', imageColumns: [] }
    : { foundBy: 'MAJORITY', imageColumns: [most.column] };
}

/**
 * Columns for images by their headers alone, which rows further down may fill: the third of `Bild 1`, `Bild 2`,
 * `Bild 3`. One that may be for an image's number is left out.
 */
function emptyBeside(evidence: readonly ColumnEvidence[]): number[] {
  return evidence.flatMap(({ filled, score, senses, header }, column) => {
    const meant = filled === 0 && score === 0 && senses.size === 1 && senses.has('IMAGE');
    return meant && !hasNumberWord(header ?? '') ? [column] : [];
  });
}
