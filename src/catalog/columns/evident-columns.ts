import { type ColumnEvidence, hasAddresses, imageScore } from './column-evidence.ts';
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
  const taken = pathsResolve || withUrls.length === 0 ? sure : withUrls;
  if (taken.length > 0) return { foundBy: 'EVIDENCE', imageColumns: taken.map(({ column }) => column) };
  const [most] = all
    .filter(({ score, withUrls }) => score > -imageScore && withUrls > 0)
    .sort((a, b) => b.withUrls - a.withUrls || a.column - b.column);
  return most === undefined
    ? { foundBy: 'NOTHING', imageColumns: [] }
    : { foundBy: 'MAJORITY', imageColumns: [most.column] };
}
