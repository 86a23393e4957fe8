/** Scrolls a table sideways until a column is in view, no further than needed; returns the column's header. */
export function showColumn(region: HTMLElement, place: number): Element | null {
  const head = region.querySelector(`th[data-place="${place}"]`);
  if (head === null) return null;
  const [seen, wanted] = [region.getBoundingClientRect(), head.getBoundingClientRect()];
  if (wanted.left < seen.left) region.scrollLeft -= seen.left - wanted.left;
  // Of a column wider than the table's place the left edge is what counts.
  else if (wanted.right > seen.right)
    region.scrollLeft += Math.min(wanted.right - seen.right, wanted.left - seen.left);
  return head;
}
