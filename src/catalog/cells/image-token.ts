/** What an address is in, and so how another is written in its place. */
export type TokenQuoting =
  | 'NONE'
  /** A comma is `\,`. */
  | 'BACKSLASH'
  /** A string literal of JSON or a similar language. */
  | 'JSON'
  /** An attribute of HTML. */
  | 'HTML'
  /** A string literal of a spreadsheet's formula. */
  | 'FORMULA';

/** One image of a cell, and where it is in the cell's text: what is swapped for a result. */
export interface ImageToken {
  /** Without the escapes of what it is in. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly quoting: TokenQuoting;
}

/** A URL as it is written in the place of a token. */
export function quoteUrl(url: string, quoting: TokenQuoting): string {
  switch (quoting) {
    case 'NONE':
      return url;
    case 'BACKSLASH':
      return url.replaceAll(',', '\\,');
    case 'JSON':
      return url.replace(/["'\\]/g, '\\$&');
    case 'HTML':
      return url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
    case 'FORMULA':
      return url.replaceAll('"', '""');
  }
}
