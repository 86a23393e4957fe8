import { builder } from './builder.ts';

export const CatalogFormat = builder.enumType('CatalogFormat', {
  description: 'Whose export a catalogue is.',
  values: {
    PLAIN: { description: 'A table with one product a row and a column of image URLs.' },
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
    ETSY: { description: 'Etsy’s download of a shop’s listings.' },
    EBAY: { description: 'A file of eBay’s File Exchange or Seller Hub.' },
    PRESTASHOP: { description: 'A file for PrestaShop’s import, or its product list.' },
    OPENCART: { description: 'A file of OpenCart’s export tools.' },
    ECWID: { description: 'Ecwid’s catalogue export.' },
    LIGHTSPEED: { description: 'Lightspeed eCom’s product export.' },
    CUSTOM: { description: 'Columns named by hand in `options.columns`.' },
  } as const,
});
