import { exportFormat } from './export-format.ts';

/** Attributes that hold an image, whatever they are called for a language or channel (`picture-en_US-print`). */
const imageAttribute =
  /^(?!.*(?:alt|title|label|caption|text|description|name)$).*(?:image|picture|photo|packshot)/;

/** Akeneo's product export. Attribute codes are the user's own, so images are found by what they are usually called. */
export const akeneo = exportFormat({
  format: 'AKENEO',
  marks: ['sku', 'family'],
  images: [imageAttribute],
  name: ['name'],
  serialNumber: ['sku'],
  cells: { paths: true },
});
