/* eslint-disable */
/** The program that a catalogue was exported from. */
export type CatalogFormat =
  /** An Akeneo product export. */
  | 'AKENEO'
  /** An Amazon inventory file. */
  | 'AMAZON'
  /** BigCommerce’s product export, version 3. */
  | 'BIGCOMMERCE'
  /** BigCommerce’s product export, version 2. */
  | 'BIGCOMMERCE_V2'
  /** Columns that the user named in `options.columns`. */
  | 'CUSTOM'
  /** A file from eBay’s File Exchange or Seller Hub. */
  | 'EBAY'
  /** Ecwid’s product export. */
  | 'ECWID'
  /** Etsy’s listings download. */
  | 'ETSY'
  /** A Google Merchant Center feed, or a Meta (Facebook) catalogue. */
  | 'GOOGLE_MERCHANT'
  /** Lightspeed eCom’s product export. */
  | 'LIGHTSPEED'
  /** Magento 2’s product export. */
  | 'MAGENTO'
  /** A file from OpenCart’s export tools. */
  | 'OPENCART'
  /** A plain table: one product a row, image URLs in one or more columns. */
  | 'PLAIN'
  /** A file for PrestaShop’s import, or its product list. */
  | 'PRESTASHOP'
  /** Shopify’s current product export. */
  | 'SHOPIFY'
  /** Shopify’s product export with the older headers. */
  | 'SHOPIFY_LEGACY'
  /** Squarespace’s product export. */
  | 'SQUARESPACE'
  /** A Wix Stores product export, older or newer. */
  | 'WIX'
  /** WooCommerce’s product export. */
  | 'WOOCOMMERCE';

/** Which column is which: by header (case, accents, spaces, dots, `_` and `-` don’t matter) or by position (`#3` is the third column). Columns you leave out are detected. */
export type ColumnMapping = {
  /** The columns with image URLs. */
  images?: Array<string> | null | undefined;
  /** The column with the product’s name. */
  name?: string | null | undefined;
  /** The column with the serial number. */
  serialNumber?: string | null | undefined;
};

/** What a column contains. */
export type ColumnRole =
  /** Rows with the same value are one product. */
  | 'GROUP'
  /** Image URLs. */
  | 'IMAGE'
  /** The product’s name. */
  | 'NAME'
  /** The product’s serial number, SKU or other identifier. */
  | 'SERIAL_NUMBER';

/** How to compress the images. */
export type CompressionOptions = {
  /** Default: FAST. */
  effort?: Effort | null | undefined;
  /** Default: KEEP. */
  format?: OutputFormat | null | undefined;
  /** Keep EXIF, XMP and other metadata. Default: false. */
  keepMetadata?: boolean | null | undefined;
  /** Pixels. Larger images are scaled down; smaller ones are never enlarged. */
  maxHeight?: number | null | undefined;
  /** Pixels. Larger images are scaled down; smaller ones are never enlarged. */
  maxWidth?: number | null | undefined;
  /** Lowest encoder quality allowed, 1 to 100. Where the target needs less, the image misses it (BEST_EFFORT). */
  minQuality?: number | null | undefined;
  /** Default: `{ ratio: 0.5 }`, half the bytes. */
  target?: CompressionTarget | null | undefined;
};

/** The goal for each compressed image. Give exactly one of these. */
export type CompressionTarget =
  {   /** Largest size in bytes. */
  maxBytes: number; quality?: never; ratio?: never; visual?: never; }
  |  { maxBytes?: never;   /** A fixed encoder quality, 1 to 100. */
  quality: number; ratio?: never; visual?: never; }
  |  { maxBytes?: never; quality?: never;   /** At most this share of the input’s bytes: more than 0, at most 1. */
  ratio: number; visual?: never; }
  |  { maxBytes?: never; quality?: never; ratio?: never;   /** The smallest file that still looks this good. */
  visual: VisualTarget; };

/** The catalogue. Give exactly one of these. */
export type CsvSource =
  {   /** The CSV itself. */
  text: string; url?: never; }
  |  { text?: never;   /** A URL to fetch it from, http or https. */
  url: string; };

/** The state of a delivery. */
export type DeliveryStatus =
  /** The endpoint answered with a 2xx status. */
  | 'DELIVERED'
  /** All attempts failed. */
  | 'FAILED'
  /** Waiting for its first or next attempt. */
  | 'PENDING';

/** How much time to spend on an image. */
export type Effort =
  /** The best picture for the size. */
  | 'BEST'
  /** Nearly as fast as encoding once. */
  | 'FAST';

/** Whether the target was met. */
export type ImageOutcome =
  /** Smaller than the input, but the target was missed. */
  | 'BEST_EFFORT'
  /** No smaller version was found. The original is delivered. */
  | 'KEPT_ORIGINAL'
  /** The target was met. */
  | 'TARGET_MET';

/** The state of an image. */
export type ImageStatus =
  /** There is no result; `error` says why. */
  | 'FAILED'
  /** Not processed yet. */
  | 'PENDING'
  /** Not processed: the request was cancelled, or the image is a path and not a URL. */
  | 'SKIPPED'
  /** Compressed; the result is at `outputUrl`. */
  | 'SUCCEEDED';

/** What to do when a row has an error. Warnings don’t count. */
export type InvalidRowPolicy =
  /** Refuse the whole file. */
  | 'REJECT'
  /** Skip the row and report it. */
  | 'SKIP';

/** How serious an issue is. */
export type IssueSeverity =
  /** The row, or the whole file, can’t be imported. */
  | 'ERROR'
  /** The row is imported anyway. */
  | 'WARNING';

/** The format of the compressed images. */
export type OutputFormat =
  /** AVIF: the smallest, and by far the slowest. */
  | 'AVIF'
  /** JPEG, without transparency. */
  | 'JPEG'
  /** Each image keeps its format. */
  | 'KEEP'
  /** PNG, with a reduced palette if needed. */
  | 'PNG'
  /** WebP. */
  | 'WEBP';

/** Where the output CSV has the URLs of the compressed images. */
export type OutputMode =
  /** In a new last column, `Output Image Urls`. */
  | 'APPEND'
  /** In place of the original URLs. */
  | 'REPLACE';

/** Which products to list. Products must match every given field. */
export type ProductFilter = {
  /** Products with at least one image of this status. */
  imageStatus?: ImageStatus | null | undefined;
  /** Products with at least one image of this outcome. */
  outcome?: ImageOutcome | null | undefined;
  /** Beginnings of words of the name, or the serial number. */
  search?: string | null | undefined;
  /** Products with this status. */
  status?: ProductStatus | null | undefined;
};

/** The order of a list of products. */
export type ProductOrder =
  /** File order. */
  | 'FILE'
  /** Finished products only, latest first. */
  | 'FINISHED'
  /** Finished products only, by bytes saved, least first. */
  | 'LEAST_SAVED'
  /** Finished products only, by bytes saved, most first. */
  | 'MOST_SAVED';

/** The state of a product. */
export type ProductStatus =
  /** Cancelled before all images were finished. */
  | 'CANCELED'
  /** All images failed. */
  | 'FAILED'
  /** Some images failed. */
  | 'PARTIALLY_FAILED'
  /** Not finished yet. */
  | 'PENDING'
  /** No image failed. */
  | 'SUCCEEDED';

/** The state of a request. */
export type RequestStatus =
  /** Cancelled. */
  | 'CANCELED'
  /** Being cancelled; some products are not closed yet. */
  | 'CANCELING'
  /** Finished, no image failed. */
  | 'COMPLETED'
  /** Finished, some images failed. */
  | 'COMPLETED_WITH_ERRORS'
  /** Finished, no image succeeded. */
  | 'FAILED'
  /** Images are being compressed. */
  | 'PROCESSING'
  /** Waiting to start. */
  | 'QUEUED';

/** A text encoding. More may be added. */
export type TextEncoding =
  /** Traditional Chinese. */
  | 'BIG5'
  /** Japanese, as Unix wrote it. */
  | 'EUC_JP'
  /** Korean, as Windows writes it. */
  | 'EUC_KR'
  /** Simplified Chinese, as Windows writes it. */
  | 'GB18030'
  /** Simplified Chinese. Read as GB18030. */
  | 'GBK'
  /** Cyrillic, as DOS wrote it. */
  | 'IBM866'
  /** Central European, as Unix wrote it. */
  | 'ISO_8859_2'
  /** South European. */
  | 'ISO_8859_3'
  /** North European. */
  | 'ISO_8859_4'
  /** Cyrillic of the ISO. */
  | 'ISO_8859_5'
  /** Arabic of the ISO. */
  | 'ISO_8859_6'
  /** Greek of the ISO. */
  | 'ISO_8859_7'
  /** Hebrew of the ISO. */
  | 'ISO_8859_8'
  /** Nordic. */
  | 'ISO_8859_10'
  /** Baltic of the ISO. */
  | 'ISO_8859_13'
  /** Celtic. */
  | 'ISO_8859_14'
  /** Western European with the euro. */
  | 'ISO_8859_15'
  /** Romanian. */
  | 'ISO_8859_16'
  /** Russian, as Unix wrote it. */
  | 'KOI8_R'
  /** Ukrainian, as Unix wrote it. */
  | 'KOI8_U'
  /** Western European, as Excel for Mac writes it: MacRoman. */
  | 'MACINTOSH'
  /** Japanese, as Windows writes it. */
  | 'SHIFT_JIS'
  /** With or without a byte order mark. */
  | 'UTF_8'
  /** UTF-16, big endian. */
  | 'UTF_16BE'
  /** UTF-16, little endian: “Unicode text” in spreadsheet programs. */
  | 'UTF_16LE'
  /** Thai. */
  | 'WINDOWS_874'
  /** Central European. */
  | 'WINDOWS_1250'
  /** Cyrillic. */
  | 'WINDOWS_1251'
  /** Western European, as older spreadsheets write it. */
  | 'WINDOWS_1252'
  /** Greek. */
  | 'WINDOWS_1253'
  /** Turkish. */
  | 'WINDOWS_1254'
  /** Hebrew. */
  | 'WINDOWS_1255'
  /** Arabic. */
  | 'WINDOWS_1256'
  /** Baltic. */
  | 'WINDOWS_1257'
  /** Vietnamese. */
  | 'WINDOWS_1258'
  /** Cyrillic, as Excel for Mac writes it. */
  | 'X_MAC_CYRILLIC';

/** Options of an upload. */
export type UploadOptions = {
  /** Base URL for image cells with relative paths, such as https://shop.example/media/. Without it, those images are skipped and reported. */
  baseUrl?: string | null | undefined;
  /** Which column is which. Default: detected. */
  columns?: ColumnMapping | null | undefined;
  /** Default: half the bytes, same format. */
  compression?: CompressionOptions | null | undefined;
  /** The file’s text encoding: a label of the WHATWG Encoding Standard, such as `Shift_JIS`, or a `TextEncoding`. Default: detected. A byte order mark in the file wins. */
  encoding?: string | null | undefined;
  /** Uploading the same file with the same options and key returns the existing request. */
  idempotencyKey?: string | null | undefined;
  /** A name for the request, up to 200 characters. */
  label?: string | null | undefined;
  /** Default: REJECT. */
  onInvalidRow?: InvalidRowPolicy | null | undefined;
  /** Default: APPEND. */
  outputMode?: OutputMode | null | undefined;
  /** Default: the server’s WEBHOOK_URL, if set. */
  webhook?: WebhookOptions | null | undefined;
};

/** How good the result must look. */
export type VisualTarget =
  /** Visible at second look: similarity at least 65. */
  | 'GOOD'
  /** Very close: similarity at least 80. */
  | 'HIGH'
  /** Looks the same: similarity at least 90. */
  | 'LOSSLESS';

/** The type of an event. */
export type WebhookEvent =
  /** A product finished. Sent as `product.finished`. */
  | 'PRODUCT_FINISHED'
  /** A request finished. Sent as `request.finished`. */
  | 'REQUEST_FINISHED';

/** Where to send this request’s events (Standard Webhooks). */
export type WebhookOptions = {
  /** Default: both. */
  events?: Array<WebhookEvent> | null | undefined;
  /** `whsec_` and the base64 of 24 to 64 bytes. Default: the server’s secret. */
  secret?: string | null | undefined;
  /** URL of the endpoint, http or https. */
  url: string;
};
