import { blankIn, exportFormat } from './export-format.ts';

/**
 * Squarespace's product export: all images of a product in one cell, parted by spaces or line breaks. Further variants
 * of a product are rows below it without a title. Source: "Importing products from a .csv" in Squarespace's help; the
 * header as a whole (`Product ID [Non Editable]`, …) was seen in exports only.
 */
export const squarespace = exportFormat({
  format: 'SQUARESPACE',
  marks: ['Hosted Image URLs', 'Product Page'],
  images: [/^hostedimageurls$/],
  name: ['Title'],
  serialNumber: ['SKU', 'Product ID [Non Editable]', 'Product URL'],
  group: blankIn('Title'),
});
