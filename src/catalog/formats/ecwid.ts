import { belowProductIn, exportFormat } from './export-format.ts';

/**
 * Ecwid's catalogue export: options, variations and files are rows below their product. Source: exports, and "Ecwid
 * product image CSV import" by Sheet Image Downloader. Ecwid's own page was not found, nor a header of the format that
 * it had before 2023: such a file is read as any sheet.
 */
export const ecwid = exportFormat({
  format: 'ECWID',
  marks: ['type', 'product_internal_id'],
  images: [/^productmediamainimageurl$/, /^productmediagalleryimageurl\d+$/],
  name: ['product_name'],
  serialNumber: ['product_sku', 'product_internal_id'],
  group: belowProductIn('type'),
});
