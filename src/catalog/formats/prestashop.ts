import { exportFormat } from './export-format.ts';

/**
 * PrestaShop's file for its own import: images are parted by commas, and may be paths on the server. Source: "CSV
 * Import Parameters" in PrestaShop's documentation, and the labels of its import page.
 */
export const prestashop = exportFormat({
  format: 'PRESTASHOP',
  marks: [],
  images: [/^imageurls?\(x,y,z…?\)$/],
  name: ['Name *', 'Name'],
  serialNumber: ['Reference #', 'Reference', 'Product reference', 'Product ID', 'Product ID*', 'ID'],
  cells: { paths: true },
});

/** The list of products in its back office, downloaded: one image each. Source: PrestaShop's published code. */
export const prestashopList = exportFormat({
  format: 'PRESTASHOP',
  marks: ['Product ID', 'Reference', 'Price (tax excl.)'],
  images: [/^image$/],
  name: ['Name'],
  serialNumber: ['Reference', 'Product ID'],
  cells: { paths: true },
});
