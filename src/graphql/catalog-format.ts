import { builder } from './builder.ts';

export const CatalogFormat = builder.enumType('CatalogFormat', {
  description: 'The program that a catalogue was exported from.',
  values: {
    PLAIN: { description: 'A plain table: one product a row, image URLs in one or more columns.' },
    SHOPIFY: { description: 'Shopify’s current product export.' },
    SHOPIFY_LEGACY: { description: 'Shopify’s product export with the older headers.' },
    WOOCOMMERCE: { description: 'WooCommerce’s product export.' },
    MAGENTO: { description: 'Magento 2’s product export.' },
    BIGCOMMERCE: { description: 'BigCommerce’s product export, version 3.' },
    BIGCOMMERCE_V2: { description: 'BigCommerce’s product export, version 2.' },
    GOOGLE_MERCHANT: { description: 'A Google Merchant Center feed, or a Meta (Facebook) catalogue.' },
    AMAZON: { description: 'An Amazon inventory file.' },
    AKENEO: { description: 'An Akeneo product export.' },
    SQUARESPACE: { description: 'Squarespace’s product export.' },
    WIX: { description: 'A Wix Stores product export, older or newer.' },
    ETSY: { description: 'Etsy’s listings download.' },
    EBAY: { description: 'A file from eBay’s File Exchange or Seller Hub.' },
    PRESTASHOP: { description: 'A file for PrestaShop’s import, or its product list.' },
    OPENCART: { description: 'A file from OpenCart’s export tools.' },
    ECWID: { description: 'Ecwid’s product export.' },
    LIGHTSPEED: { description: 'Lightspeed eCom’s product export.' },
    CUSTOM: { description: 'Columns that the user named in `options.columns`.' },
  } as const,
});
