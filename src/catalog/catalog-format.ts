export type CatalogFormat =
  | 'PLAIN'
  | 'SHOPIFY'
  | 'SHOPIFY_LEGACY'
  | 'WOOCOMMERCE'
  | 'MAGENTO'
  | 'BIGCOMMERCE'
  | 'BIGCOMMERCE_V2'
  | 'GOOGLE_MERCHANT'
  | 'AMAZON'
  | 'AKENEO'
  | 'CUSTOM';
