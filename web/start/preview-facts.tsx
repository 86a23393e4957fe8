import { count, counted, words } from '../words.ts';
import { SampleTable } from './sample-table.tsx';
import type { CsvPreview } from './use-preview.ts';

const delimiters: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

export function PreviewFacts({
  preview,
  imageColumns,
  onImageColumns,
}: {
  preview: CsvPreview;
  imageColumns: readonly string[] | null;
  onImageColumns: (columns: string[]) => void;
}) {
  const { products, images, imagesSkipped, format, encoding, delimiter, notes, hosts } = preview;
  const { distinctUrls, distinctUrlsExact } = preview;
  const repeated = images - imagesSkipped - distinctUrls;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>Products</dt>
          <dd>{count(products)}</dd>
        </div>
        <div>
          <dt>Images</dt>
          <dd>{count(images)}</dd>
          {repeated > 0 && distinctUrlsExact && (
            <dd className="small">{count(distinctUrls)} different URLs</dd>
          )}
        </div>
        <div>
          <dt>Format</dt>
          <dd>{formatName(format)}</dd>
          <dd className="small">
            {words(encoding).toUpperCase().replaceAll(' ', '-')}, {delimiters[delimiter] ?? delimiter}
          </dd>
        </div>
        <div>
          <dt>From</dt>
          <dd>{hosts[0]?.host ?? '–'}</dd>
          {hosts.length > 1 && <dd className="small">and {counted(hosts.length - 1, 'more host')}</dd>}
        </div>
      </dl>
      {notes.map((note) => (
        <p key={note} className="notice">
          {note}
        </p>
      ))}
      <SampleTable preview={preview} imageColumns={imageColumns} onImageColumns={onImageColumns} />
    </>
  );
}

const names: Partial<Record<CsvPreview['format'], string>> = {
  PLAIN: 'Plain table',
  CUSTOM: 'Your columns',
  SHOPIFY_LEGACY: 'Shopify (older)',
  WOOCOMMERCE: 'WooCommerce',
  BIGCOMMERCE: 'BigCommerce',
  BIGCOMMERCE_V2: 'BigCommerce (v2)',
  GOOGLE_MERCHANT: 'Google Merchant',
  EBAY: 'eBay',
  PRESTASHOP: 'PrestaShop',
  OPENCART: 'OpenCart',
};

const formatName = (format: CsvPreview['format']) => names[format] ?? words(format);
