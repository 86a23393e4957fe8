/** One product, as read from its rows. */
export interface CatalogProduct {
  /** The line where its row begins; the file's first line is 1. */
  readonly line: number;
  readonly serialNumber: string | null;
  readonly name: string | null;
  readonly images: readonly CatalogImage[];
}

interface CatalogImage {
  readonly url: string;
  /** The cell has a path in its place, which only the shop it comes from can resolve. */
  readonly skipped: boolean;
}
