import { exportFormat, sameIn } from './export-format.ts';
import type { FormatRule } from './format-rule.ts';

const products = exportFormat({
  format: 'OPENCART',
  marks: ['product_id', 'image_name'],
  images: [/^imagename$/, /^additionalimages?\d*$/],
  name: ['name'],
  serialNumber: ['sku', 'model', 'product_id'],
  cells: { paths: true },
});

/**
 * OpenCart, the sheet "Products" of the Export/Import Tool, saved as CSV: images are paths below the shop's `image`
 * folder, a name is in a column a language (`name(en-gb)`). Source: the tool's published code.
 */
export const opencart: FormatRule = {
  ...products,
  findName(header) {
    const column = header.findIndex((name) => /^name(?:\([a-z]+\))?$/.test(name));
    return column === -1 ? null : column;
  },
};

/** Its sheet "AdditionalImages": one image a row, rows of one product follow each other. It has no names. */
export const opencartImages = exportFormat({
  format: 'OPENCART',
  marks: ['product_id', 'image', 'sort_order'],
  images: [/^image$/],
  name: ['name'],
  serialNumber: ['product_id'],
  cells: { paths: true },
  group: sameIn('product_id'),
});

/**
 * A file of the extension CSV Price Pro, whose columns are between underscores (`_NAME_`, `_IMAGE_`, `_IMAGES_`).
 * Source: "Product images" and "CSV field description" in its documentation.
 */
export const opencartPricePro = exportFormat({
  format: 'OPENCART',
  marks: ['_NAME_', '_MODEL_', '_IMAGE_', '_SEO_KEYWORD_'],
  images: [/^image$/, /^images$/, /^productimages$/],
  name: ['_NAME_'],
  serialNumber: ['_SKU_', '_MODEL_', '_ID_'],
  cells: { paths: true },
});
