import { InvalidInputError } from '../../invalid-input-error.ts';
import { findAlias } from './find-alias.ts';
import type { FormatRule, Header } from './format-rule.ts';
import { plain } from './plain.ts';

/** Any sheet whose columns the user named; what was not named is found as in the plain format. */
export const custom: FormatRule = {
  format: 'CUSTOM',
  applies: (_header, mapping) =>
    mapping?.images !== undefined || mapping?.name !== undefined || mapping?.serialNumber !== undefined,
  findImages(header, mapping) {
    if (mapping?.images === undefined) return plain.findImages(header, mapping);
    const columns = mapping.images.map((name) => findAlias(header, [name]));
    // All or none: a product that silently lost one of its columns would look whole.
    return columns.every((column) => column !== null) ? [...new Set(columns)] : [];
  },
  findName: (header, mapping) =>
    mapping?.name === undefined ? plain.findName(header, mapping) : named(header, 'name', mapping.name),
  findSerialNumber: (header, mapping) =>
    mapping?.serialNumber === undefined
      ? plain.findSerialNumber(header, mapping)
      : named(header, 'serialNumber', mapping.serialNumber),
};

function named(header: Header, field: string, name: string): number {
  const column = findAlias(header, [name]);
  if (column === null) {
    throw new InvalidInputError(`columns.${field}: the file has no column "${name}".`);
  }
  return column;
}
