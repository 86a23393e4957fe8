import { memo } from 'react';
import { ImageCell, type ProductImage } from './image-cell.tsx';
import type { Product } from './product-pages.ts';

/** A product and its images side by side; undefined while it is being read. */
export const ProductRow = memo(function ProductRow({
  product,
  onCompare,
}: {
  product: Product | undefined;
  onCompare: (image: ProductImage) => void;
}) {
  if (product === undefined) return <div className="row waiting" aria-busy="true" />;
  const { name, serialNumber, line, images, status } = product;
  const title = name ?? serialNumber ?? `Line ${line}`;
  return (
    <div className="row" data-status={status}>
      <div className="who">
        <strong title={title}>{title}</strong>
        <span>
          {serialNumber !== null && serialNumber !== undefined && name ? `${serialNumber} · ` : ''}line {line}
        </span>
      </div>
      <div className="strip">
        {images.map((image, at) => (
          <ImageCell
            key={`${at} ${image.inputUrl}`}
            image={image}
            name={images.length > 1 ? `${title}, image ${at + 1}` : title}
            onCompare={onCompare}
          />
        ))}
      </div>
    </div>
  );
});
