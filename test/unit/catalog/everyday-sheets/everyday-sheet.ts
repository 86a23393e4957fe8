import type { CatalogFormat } from '../../../../src/domain/catalog-format.ts';
import type { ColumnMapping } from '../../../../src/domain/catalog-head.ts';

/** A sheet as somebody would upload it, and what must come of it. */
export interface EverydaySheet {
  /** Who made it, and with what. */
  readonly title: string;
  readonly csv: string;
  /** How it is saved; UTF-8 where nothing is said. */
  readonly encode?: (csv: string) => Uint8Array;
  readonly options?: { readonly columns?: ColumnMapping; readonly baseUrl?: string };
  /** PLAIN where nothing is said. */
  readonly format?: CatalogFormat;
  /** The headers of the columns with images, in order; `#1` where there is no header. */
  readonly taken: readonly string[];
  /** Not checked where they are left out; null: there is none. */
  readonly name?: string | null;
  readonly serialNumber?: string | null;
  /** The images of each product, in order. */
  readonly products: readonly (readonly SheetImage[])[];
  /** `line CODE`. */
  readonly warnings?: readonly string[];
  readonly errors?: readonly string[];
}

/** A URL that stands in the sheet as it is; or what is there, and its URL (null: a path that is skipped). */
export type SheetImage = string | readonly [written: string, url: string | null];

export const written = (image: SheetImage): string => (typeof image === 'string' ? image : image[0]);

export const urlOf = (image: SheetImage): string | null => (typeof image === 'string' ? image : image[1]);
