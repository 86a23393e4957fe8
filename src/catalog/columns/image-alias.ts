import { normalizeHeader } from '../normalize-header.ts';

const qualifier =
  'input|main|primary|featured?|cover|front|back|side|hero|default|base|product|item|variant|variation|additional|extra|other|more|secondary|alternat(?:e|ive)|gallery|thumbnail|thumb|small|medium|large|big|full|fullsize|zoom|swatch|lifestyle';

/**
 * English headers of image columns, alone, numbered (`Image 1`, `image_url_1`, `IMAGE1`) or with a word before them
 * (`Main Image`, `Additional Images`). No word may follow but those for an address, so `Image Alt Text` is none.
 */
const alias = new RegExp(
  `^\\d{0,3}(?:${qualifier})*(?:images?|pictures?|photos?|imgs?)\\d{0,3}(?:urls?|links?|src|source|file|path|address)*\\d{0,3}$`,
);

/** `header`: as written. */
export function isImageAlias(header: string): boolean {
  if (header.length > 100) return false;
  return alias.test(normalizeHeader(header).replace(/[()[\]{}#:*/]/g, ''));
}
