import { useState } from 'react';
import { describeSimilarity } from '../../src/format/describe-similarity.ts';
import { formatBytes } from '../../src/format/format-bytes.ts';
import { formatPercent } from '../../src/format/format-percent.ts';
import { sameOriginUrl } from '../same-origin-url.ts';
import { words } from '../words.ts';
import type { Product } from './product-pages.ts';

type Image = Product['images'][number];

/** An image with the name people know it by. */
export interface ProductImage {
  readonly image: Image;
  readonly name: string;
}

const outcomes = {
  TARGET_MET: 'target met',
  BEST_EFFORT: 'target missed',
  KEPT_ORIGINAL: 'original kept',
} as const;

/** One image: its picture, what it weighed and weighs, and what became of it. */
export function ImageCell(props: ProductImage & { onCompare: (image: ProductImage) => void }) {
  const { image, name, onCompare } = props;
  const { status, outcome, bytesIn, bytesOut, savedRatio, similarity, error, reused } = image;
  if (status === 'FAILED') {
    return (
      <div className="cell failed" title={error?.message}>
        <span className="tile" aria-hidden="true">
          ×
        </span>
        <p>
          <b>{words(error?.code ?? 'Failed')}</b>
          <span className="message">{error?.message}</span>
          <a href={image.inputUrl} rel="noreferrer" target="_blank">
            {fileName(image.inputUrl)}
          </a>
        </p>
      </div>
    );
  }
  if (status !== 'SUCCEEDED' || bytesIn == null || bytesOut == null) {
    return (
      <div className="cell" data-status={status}>
        <span className="tile dots" aria-hidden="true" />
        <p>
          <b>{status === 'SKIPPED' ? 'Passed over' : 'Waiting'}</b>
          <span className="message">{fileName(image.inputUrl)}</span>
        </p>
      </div>
    );
  }
  return (
    <button
      type="button"
      className="cell"
      data-outcome={outcome}
      onClick={() => onCompare({ image, name })}
      aria-label={`Compare ${name}: ${formatBytes(bytesIn)} became ${formatBytes(bytesOut)}`}
    >
      <Thumbnail url={image.thumbnailUrl ?? null} />
      <p>
        <b>−{formatPercent(savedRatio)}</b>
        <span>
          {formatBytes(bytesIn)} → {formatBytes(bytesOut)}
        </span>
        <span className="outcome">
          {outcome ? outcomes[outcome] : ''}
          {similarity == null ? '' : `, ${describeSimilarity(similarity)}`}
          {reused ? ', known' : ''}
        </span>
      </p>
    </button>
  );
}

function Thumbnail({ url }: { url: string | null }) {
  const [broken, setBroken] = useState(false);
  if (url === null || broken) return <span className="tile dots" aria-hidden="true" />;
  return (
    <img
      className="tile"
      src={sameOriginUrl(url)}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => setBroken(true)}
    />
  );
}

function fileName(url: string): string {
  return url.split(/[?#]/)[0]?.split('/').pop() || url;
}
