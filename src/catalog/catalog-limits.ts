/** Over one of these the whole file is refused with a LimitExceededError immediately. */
export interface CatalogLimits {
  /** Bytes of the file. */
  readonly maxCsvBytes: number;
  /** Records after the header. */
  readonly maxRows: number;
}

/** Bytes of one cell, and with it of what can wait in memory for a closing quote. */
export const maxCellBytes = 1024 * 1024;

/** Characters of one URL; longer ones are the issue URL_TOO_LONG. */
export const maxUrlLength = 2048;

/** More images in one product are the issue TOO_MANY_IMAGES. */
export const maxImagesPerProduct = 250;

/** Bytes of one row, the header included: a line without an end must not fill the memory with small cells. */
export const maxRowBytes = 4 * maxCellBytes;

/** Cells of one row, the header included. */
export const maxColumns = 10_000;
