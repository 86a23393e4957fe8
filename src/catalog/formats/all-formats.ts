import { akeneo } from './akeneo.ts';
import { amazon } from './amazon.ts';
import { bigcommerce, bigcommerceV2 } from './bigcommerce.ts';
import { custom } from './custom.ts';
import type { FormatRule } from './format-rule.ts';
import { googleMerchant } from './google-merchant.ts';
import { magento } from './magento.ts';
import { plain } from './plain.ts';
import { shopify, shopifyLegacy } from './shopify.ts';
import { woocommerce } from './woocommerce.ts';

/** Every format, in the order in which they are tried; PLAIN comes last and takes what no other does. */
export const allFormats: readonly FormatRule[] = [
  custom,
  shopify,
  shopifyLegacy,
  woocommerce,
  magento,
  bigcommerce,
  bigcommerceV2,
  amazon,
  googleMerchant,
  akeneo,
  plain,
];
