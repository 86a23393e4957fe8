import { exportFormat } from './export-format.ts';

/**
 * A catalogue of Meta (Facebook and Instagram), which has the fields of Google Merchant and some of its own: images
 * numbered as `image[0].url` or as JSON in `image`, and rows above the header that say what goes into a column. Further
 * images of a cell are parted by commas, semicolons, spaces or bars. Source: "Reference – Catalog" in Meta's
 * documentation for developers; the rows above are known from its template only.
 */
export const metaCatalog = exportFormat({
  format: 'GOOGLE_MERCHANT',
  marks: ['id', 'availability', 'condition'],
  images: [/^imagelink$/, /^image(?:\[\d+\]url)?$/, /^additionalimagelinks?(?:\[?\d+\]?)?$/],
  name: ['title'],
  serialNumber: ['id'],
  cells: { quotes: true },
});
