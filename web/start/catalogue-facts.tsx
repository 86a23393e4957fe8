import { count, counted, words } from '../words.ts';
import type { CsvPreview } from './use-preview.ts';

const delimiters: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** How much is in the catalogue, how it is written, and where its images come from. */
export function CatalogueFacts({ preview }: { preview: CsvPreview }) {
  const { rows, products, images, imagesSkipped, format, hosts } = preview;
  const { distinctUrls, distinctUrlsExact } = preview;
  const repeated = images - imagesSkipped - distinctUrls;
  return (
    <dl className="facts">
      {images === 0 && (
        <div>
          <dt>Rows</dt>
          <dd>{count(rows)}</dd>
        </div>
      )}
      {images > 0 && (
        <>
          <div>
            <dt>Products</dt>
            <dd>{count(products)}</dd>
          </div>
          <div>
            <dt>Images</dt>
            <dd>{count(images)}</dd>
            {repeated > 0 && distinctUrlsExact && (
              <dd className="small">{counted(distinctUrls, 'different URL')}</dd>
            )}
            {imagesSkipped > 0 && <dd className="small">{count(imagesSkipped)} of them skipped</dd>}
          </div>
        </>
      )}
      <div>
        <dt>Format</dt>
        <dd>{names[format] ?? words(format)}</dd>
        {howWritten(preview).map((fact) => (
          <dd className="small" key={fact}>
            {fact}
          </dd>
        ))}
      </div>
      {hosts[0] && (
        <div>
          <dt>From</dt>
          <dd>{hosts[0].host}</dd>
          {hosts.length > 1 && <dd className="small">and {counted(hosts.length - 1, 'more host')}</dd>}
        </div>
      )}
    </dl>
  );
}

function howWritten({ encoding, delimiter, hasHeader, linesAbove }: CsvPreview): string[] {
  const letters = words(encoding).toUpperCase().replaceAll(' ', '-');
  return [
    `${letters}, ${delimiters[delimiter] ?? delimiter}`,
    ...(hasHeader ? [] : ['The file has no header']),
    ...(linesAbove > 0 ? [`${counted(linesAbove, 'line')} above the table`] : []),
  ];
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
