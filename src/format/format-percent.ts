/**
 * `0.5213` -> `52.1%`; `-` for null (nothing to compare). Rounds so that neither 100% nor 0% is claimed
 * of what is not quite.
 */
export function formatPercent(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return '-';
  const tenths = Math.round(share * 1000);
  if (tenths === 1000 && share < 1) return '99.9%';
  if (tenths === 0 && share > 0) return '0.1%';
  return `${(tenths / 10).toFixed(1)}%`;
}
