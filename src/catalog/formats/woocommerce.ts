import { exportFormat } from './export-format.ts';

/** WooCommerce's product export: `, ` between images, `\,` for a comma inside one, `'` before what looks like a formula. */
export const woocommerce = exportFormat({
  format: 'WOOCOMMERCE',
  marks: ['Type', 'Visibility in catalog'],
  images: [/^images$/],
  name: ['Name'],
  serialNumber: ['SKU', 'ID'],
  cells: { backslash: true, apostrophe: true },
});
