/** How the image columns were found: the first of these ways that found any. */
export type FoundBy =
  | 'MAPPING'
  | 'EXPORT'
  | 'ALIAS'
  | 'EVIDENCE'
  /** Nothing speaks for or against any column; the one with the most URLs was taken. */
  | 'MAJORITY'
  | 'NOTHING';

export interface FoundColumns {
  readonly foundBy: FoundBy;
  /** In the order in which a row's images are numbered. */
  readonly imageColumns: readonly number[];
}
