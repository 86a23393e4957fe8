/** Over one of these the whole file is refused with a LimitExceededError at once. */
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
