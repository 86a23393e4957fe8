import { exportFormat } from './export-format.ts';

/** A Google Merchant Center feed: up to ten further images in one cell, or in columns of the same name. */
export const googleMerchant = exportFormat({
  format: 'GOOGLE_MERCHANT',
  marks: ['image_link'],
  images: [/^imagelink$/, /^additionalimagelinks?\d*$/],
  name: ['title'],
  serialNumber: ['id'],
  cells: { quotes: true },
});
