/** How a result looks beside its source, in words: by the bounds of the target `visual`, 90, 80 and 65. */
export function describeSimilarity(similarity: number): string {
  if (similarity >= 90) return 'looks the same';
  if (similarity >= 80) return 'very close';
  return similarity >= 65 ? 'visible at second look' : 'visible at once';
}
