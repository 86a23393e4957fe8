import { exportFormat } from './export-format.ts';

/** Amazon's inventory file: the header is below a row about the template and one of labels for people. */
export const amazon = exportFormat({
  format: 'AMAZON',
  marks: ['item_sku'],
  images: [/^mainimageurl$/, /^otherimageurl\d*$/, /^swatchimageurl$/],
  name: ['item_name'],
  serialNumber: ['item_sku'],
});
