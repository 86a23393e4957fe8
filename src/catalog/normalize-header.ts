/**
 * The form in which headers are compared: without case, accents, white space, characters that are not seen, dots,
 * `_` and `-`. Full-width letters and `№` become what they stand for (Unicode's compatibility decomposition).
 */
export function normalizeHeader(header: string): string {
  const plain = /^[\x20-\x7e]*$/.test(header) ? header : header.normalize('NFKD');
  return plain.replace(ignored, '').toLowerCase();
}

const ignored = /[\p{M}\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff._-]+/gu;
