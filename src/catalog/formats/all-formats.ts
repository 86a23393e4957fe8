import { akeneo } from './akeneo.ts';
import { amazon } from './amazon.ts';
import { bigcommerce, bigcommerceV2 } from './bigcommerce.ts';
import { ebay } from './ebay.ts';
import { ecwid } from './ecwid.ts';
import { etsy } from './etsy.ts';
import type { FormatRule } from './format-rule.ts';
import { googleMerchant } from './google-merchant.ts';
import { lightspeed } from './lightspeed.ts';
import { magento } from './magento.ts';
import { metaCatalog } from './meta-catalog.ts';
import { opencart, opencartImages, opencartPricePro } from './opencart.ts';
import { prestashop, prestashopList } from './prestashop.ts';
import { shopify, shopifyLegacy } from './shopify.ts';
import { squarespace } from './squarespace.ts';
import { wix, wixV3 } from './wix.ts';
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
  metaCatalog,
  googleMerchant,
  akeneo,
  squarespace,
  wix,
  wixV3,
  etsy,
  ebay,
  prestashop,
  prestashopList,
  opencart,
  opencartImages,
  opencartPricePro,
  ecwid,
  lightspeed,
];
