import { belowProductIn, exportFormat } from './export-format.ts';
import type { FormatRule } from './format-rule.ts';

const columns = exportFormat({
  format: 'EBAY',
  marks: [],
  images: [/^\*?picurl$/, /^itemphotourl$/],
  name: ['*Title', 'Title'],
  serialNumber: ['CustomLabel', '*CustomLabel', 'Custom label (SKU)', 'ItemID', 'Item number'],
  group: belowProductIn('Relationship'),
});

/**
 * eBay's File Exchange and the templates of Seller Hub: URLs are parted by `|`, a column is called
 * `*Action(SiteID=…|Country=…)`, rows that begin with `Info` or `#INFO` may come above, and variations are rows below
 * their product. Source: "File Exchange Advanced Template Instructions" by eBay; the header of Seller Hub's drafts
 * (`Custom label (SKU)`, `Item photo URL`) was seen in files made from the template only.
 */
export const ebay: FormatRule = {
  ...columns,
  applies: (header) => header.some((name) => /^\*?action\(siteid=/.test(name)) && columns.applies(header),
};
