import { belowProductIn, exportFormat } from './export-format.ts';

/**
 * Wix Stores, the older catalogue: images are parted by `;`, and what Wix hosts itself may be a mere file name (below
 * `https://static.wixstatic.com/media/`). Variants are rows below their product. Source: exports, and "What is handleId
 * and fieldType in Wix CSV uploads" by NXSA; Wix's own page was not found.
 */
export const wix = exportFormat({
  format: 'WIX',
  marks: ['handleId', 'fieldType'],
  images: [/^productimageurl$/],
  name: ['name'],
  serialNumber: ['handleId'],
  cells: { paths: true },
  baseUrl: 'https://static.wixstatic.com/media/',
  group: belowProductIn('fieldType'),
});

/**
 * The newer catalogue (V3): rows are called PRODUCT, VARIANT or MEDIA, a further image is a row. Source: files made for
 * Wix's import, and "Wix Stores media URL CSV import" by Sheet Image Downloader; Wix's own page was not found.
 */
export const wixV3 = exportFormat({
  format: 'WIX',
  marks: ['handle', 'fieldType'],
  images: [/^media$/],
  name: ['name'],
  serialNumber: ['handle'],
  cells: { paths: true },
  baseUrl: 'https://static.wixstatic.com/media/',
  group: belowProductIn('fieldType'),
});
