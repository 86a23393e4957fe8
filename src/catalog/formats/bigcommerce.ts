import { belowProductIn, exportFormat } from './export-format.ts';

/** BigCommerce's export, version 3: images and variants are rows below their product. */
export const bigcommerce = exportFormat({
  format: 'BIGCOMMERCE',
  marks: ['Item'],
  images: [/^internalimageurl\(export\)$/, /^imageurl\(import\)$/, /^variantimageurl$/],
  name: ['Name'],
  serialNumber: ['SKU', 'ID'],
  cells: { paths: true },
  group: belowProductIn('Item'),
});

/** Version 2: numbered columns, each image as a path and as a URL; SKUs and rules are rows below their product. */
export const bigcommerceV2 = exportFormat({
  format: 'BIGCOMMERCE_V2',
  marks: ['Item Type', 'Product Code/SKU'],
  images: [/^productimage(?:file|url)\d+$/],
  name: ['Product Name'],
  serialNumber: ['Product Code/SKU', 'Product ID'],
  cells: { paths: true },
  group: belowProductIn('Item Type'),
});
