import { exportFormat, sameIn } from './export-format.ts';
import type { FormatRule } from './format-rule.ts';

const columns = exportFormat({
  format: 'LIGHTSPEED',
  marks: ['Internal_ID', 'Internal_Variant_ID'],
  images: [/^images$/],
  name: [],
  serialNumber: ['SKU', 'Article_Code', 'Internal_ID'],
  group: sameIn('Internal_ID'),
});

/**
 * Lightspeed eCom's product export: one row a variant, a title in a column a language (`US_Title_Short`). Source:
 * "Product column titles" in its help; that `Images` has URLs parted by commas was seen in exports only.
 */
export const lightspeed: FormatRule = {
  ...columns,
  findName(header) {
    const column = header.findIndex((name) => /^[a-z]{2}title(?:short|long)$/.test(name));
    return column === -1 ? null : column;
  },
};
