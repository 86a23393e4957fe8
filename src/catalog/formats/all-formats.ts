import { akeneo } from './akeneo.ts';
import { amazon } from './amazon.ts';
import { bigcommerce, bigcommerceV2 } from './bigcommerce.ts';
import type { FormatRule } from './format-rule.ts';
import { googleMerchant } from './google-merchant.ts';
import { magento } from './magento.ts';
import { shopify, shopifyLegacy } from './shopify.ts';
import { woocommerce } from './woocommerce.ts';

/** Every known export, in the order in which they are tried. */
export const allFormats: readonly FormatRule[] = [
  shopify,
  shopifyLegacy,
  woocommerce,
  magento,
  bigcommerce,
  bigcommerceV2,
  amazon,
  googleMerchant,
  akeneo,
];
