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
    GOOGLE_MERCHANT: { description: 'A Google Merchant Center feed.' },
    AMAZON: { description: 'An Amazon inventory file.' },
    AKENEO: { description: 'An Akeneo product export.' },
    CUSTOM: { description: 'Columns named by hand in `options.columns`.' },
  } as const,
});
