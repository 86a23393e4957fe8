import { exportFormat, sameIn } from './export-format.ts';

/** Shopify's product export: further images and variants are in rows that repeat the handle. */
export const shopify = exportFormat({
  format: 'SHOPIFY',
  marks: ['URL handle'],
  images: [/^productimageurl$/, /^variantimageurl$/],
  name: ['Title'],
  serialNumber: ['URL handle'],
  group: sameIn('URL handle'),
});

/** The same with the headers that it had until 2024. */
export const shopifyLegacy = exportFormat({
  format: 'SHOPIFY_LEGACY',
  marks: ['Handle', 'Image Src'],
  images: [/^imagesrc$/, /^variantimage$/],
  name: ['Title'],
  serialNumber: ['Handle'],
  group: sameIn('Handle'),
});
