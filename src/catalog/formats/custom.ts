import { findAlias } from './find-alias.ts';
import type { FormatRule } from './format-rule.ts';
import { plain } from './plain.ts';

/** Any sheet whose image columns the user named; name and serial number are found as in the plain format. */
export const custom: FormatRule = {
  ...plain,
  format: 'CUSTOM',
  applies: (_header, mapping) => mapping?.images !== undefined,
  findImages(header, mapping) {
    const columns = (mapping?.images ?? []).map((name) => findAlias(header, [name]));
    // All or none: a product that silently lost one of its columns would look whole.
    return columns.every((column) => column !== null) ? [...new Set(columns)] : [];
  },
};
