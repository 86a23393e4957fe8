/** How a format writes images into a cell. */
export interface CellRules {
  /**
   * A sheet is read as the contract's “Catalogue in” says. Missing in the heads of requests from before: only URLs
   * count, they are separated by commas and line breaks, and rows without a name or an image are skipped.
   */
  readonly anySheet?: boolean;
  /** A row need not have an image. Of heads without `anySheet`; today no row needs one. */
  readonly blank?: boolean;
  /** Anything that is not a URL is a path inside the shop's image folder, with or without a leading slash. */
  readonly paths: boolean;
  /** A comma inside a URL is written `\\,`. */
  readonly backslash: boolean;
  /** Each URL of a cell may be in double quotes of its own, also where the cell as a whole is not quoted. */
  readonly quotes: boolean;
  /** Text that a spreadsheet would run as a formula has an apostrophe before it. */
  readonly apostrophe: boolean;
}

/** Which rows are one product with the row above them; only rows that follow each other ever are. */
export type GroupRule =
  /** Those that have the same text in a column, such as a handle. */
  | { readonly kind: 'SAME'; readonly column: number }
  /** Those that are not called `parent` in a column that says what kind of row it is. */
  | { readonly kind: 'BELOW'; readonly column: number; readonly parent: string }
  /** Those that have nothing in a column that only a product's first row fills, such as its title. */
  | { readonly kind: 'BLANK'; readonly column: number };

/** What a row means in a format. Stored with the request, so that a later reading means the same. */
export interface RowRules {
  readonly cells: CellRules;
  /** null: every row is a product. */
  readonly group: GroupRule | null;
}

export const plainCells: CellRules = {
  anySheet: true,
  paths: false,
  backslash: false,
  quotes: false,
  apostrophe: false,
};
