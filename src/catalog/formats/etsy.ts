import { exportFormat } from './export-format.ts';

/** Etsy's list of a shop's listings, with ten columns for images. The header was seen in downloads only. */
export const etsy = exportFormat({
  format: 'ETSY',
  marks: ['TITLE', 'CURRENCY_CODE'],
  images: [/^image\d+$/],
  name: ['TITLE'],
  serialNumber: ['SKU'],
});
