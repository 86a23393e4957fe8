/** What every benchmark is told. */
export interface BenchOptions {
  /** A folder of images to measure on; null: generated ones. */
  readonly corpus: string | null;
  /** How often each contestant runs; the median counts. */
  readonly rounds: number;
}
