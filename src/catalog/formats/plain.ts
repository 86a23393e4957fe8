import { plainCells } from '../row-rules.ts';
import { findAlias } from './find-alias.ts';
import type { FormatRule, Header } from './format-rule.ts';

const imageAliases = ['Input Image Urls', 'Image Urls', 'Images', 'Image Url', 'Image', 'Photo'];
const nameAliases = ['Product Name', 'Name', 'Title', 'Product'];
const serialNumberAliases = ['S. No.', 'Serial Number', 'Serial No', 'No', '#', 'Id', 'SKU'];

/** Halftone's own format, and any simple sheet: one row a product, one image column, URLs comma-separated in the cell. */
export const plain: FormatRule = {
  format: 'PLAIN',
  cells: plainCells,
  labelsAbove: false,
  applies: () => true,
  findImages(header: Header) {
    const column = findAlias(header, imageAliases);
    return column === null ? [] : [column];
  },
  findName: (header) => findAlias(header, nameAliases),
  findSerialNumber: (header) => findAlias(header, serialNumberAliases),
  findGroup: () => null,
};
