/** What misses its target has to save at least 5% of what it replaces, or that is kept. Bytes of the largest that does. */
export function worthwhileBytes(replaced: number): number {
  return Math.floor(0.95 * replaced);
}
