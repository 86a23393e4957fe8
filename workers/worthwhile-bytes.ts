/** What misses its target has to save at least 5% of what it replaces, or that is kept. Bytes of the largest that does. */
export function worthwhileBytes(replaced: number): number {
  return Math.floor(0.95 * replaced);
}

/** A few bytes of a small file are not worth any loss. */
export function isHardlySmaller(bytes: number, replaced: number): boolean {
  return replaced - bytes < Math.min(fewBytes, fewPercent * replaced);
}

const fewBytes = 16;
const fewPercent = 0.015;
