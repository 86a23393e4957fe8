import { exportFormat, sameIn } from './export-format.ts';

/**
 * Magento 2's product export. Images are paths in its own media folder, or URLs after an import. With several
 * store views, each view has a row of its own under the product's, with the same SKU and blanks for what it shares.
 */
export const magento = exportFormat({
  format: 'MAGENTO',
  marks: ['attribute_set_code'],
  images: [/^baseimage$/, /^smallimage$/, /^thumbnailimage$/, /^swatchimage$/, /^additionalimages$/],
  name: ['name'],
  serialNumber: ['sku'],
  cells: { paths: true },
  group: (header) => (header.includes('storeviewcode') ? sameIn('sku')(header) : null),
});
