/**
 * Names that are nearly those of variables: another case or other signs between the words, HALFTONE_ before it, or a
 * letter or two that are wrong, missing, too many or swapped (in a name of up to seven letters, one).
 */
export function misspeltVariables(
  given: readonly string[],
  known: readonly string[],
): { readonly name: string; readonly meant: string }[] {
  return given
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const bare = bareName(name);
      const meant = known.find((each) => edits(bare, bareName(each)) <= (each.length > 7 ? 2 : 1));
      return meant === undefined ? [] : [{ name, meant }];
    });
}

function bareName(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^HALFTONE/, '');
}

/** Letters to change, add, leave out or swap with their neighbour to make `b` of `a` (optimal string alignment). */
function edits(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const table = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    table.push(row);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        (row[j - 1] ?? 0) + 1,
        at(i - 1, j - 1) + same,
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
}
