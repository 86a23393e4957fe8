import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { count, counted } from '../words.ts';
import type { ProductImage } from './image-cell.tsx';
import type { ProductPages } from './product-pages.ts';
import { ProductRow } from './product-row.tsx';
import type { View } from './view.ts';

/** Of one row, pixels; rows are equal so that the bar can be dragged anywhere at once. */
const rowHeight = 104;
/** Browsers give up on elements beyond 16 million pixels; longer lists come in parts. */
const rowsAPart = 100_000;

export function ProductRows(props: {
  pages: ProductPages;
  view: View;
  onCompare: (image: ProductImage) => void;
}) {
  const { pages, view, onCompare } = props;
  useSyncExternalStore(pages.subscribe, pages.version);
  const [part, setPart] = useState(0);
  useEffect(() => setPart(0), [pages]);
  const frame = useRef<HTMLDivElement>(null);
  const total = pages.total();
  const from = part * rowsAPart;
  const rows = Math.max(0, Math.min(rowsAPart, (total ?? 0) - from));
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    useFlushSync: false,
  });
  const shown = virtual.getVirtualItems();
  const first = from + (shown[0]?.index ?? 0);
  const last = from + (shown.at(-1)?.index ?? 0);
  useEffect(() => {
    if (rows > 0) pages.need(first, last);
  }, [pages, rows, first, last]);

  return (
    <>
      <p className="hint" role="status">
        {total === null ? 'Reading…' : total === 0 ? nothing(view) : counted(total, 'product')}
        {total !== null && total > rowsAPart && <Parts total={total} part={part} onPart={setPart} />}
      </p>
      <div
        ref={frame}
        className="rows"
        tabIndex={0}
        role="region"
        aria-label="List of products"
        hidden={rows === 0}
      >
        <ol style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start, size }) => (
            <li
              key={from + index}
              style={{ height: size, transform: `translateY(${start}px)` }}
              aria-setsize={total ?? -1}
              aria-posinset={from + index + 1}
            >
              <ProductRow product={pages.at(from + index)} onCompare={onCompare} />
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

function Parts({ total, part, onPart }: { total: number; part: number; onPart: (part: number) => void }) {
  return (
    <label>
      {' '}
      of which{' '}
      <select value={part} onChange={(event) => onPart(Number(event.currentTarget.value))}>
        {Array.from({ length: Math.ceil(total / rowsAPart) }, (_, at) => (
          <option key={at * rowsAPart} value={at}>
            {count(at * rowsAPart + 1)} to {count(Math.min(total, (at + 1) * rowsAPart))}
          </option>
        ))}
      </select>
    </label>
  );
}

function nothing({ show, search, order }: View): string {
  if (search.trim() !== '') return 'No product has this name or number.';
  if (show === 'FAILED') return 'Nothing failed.';
  if (show !== 'ALL') return 'There is no such product.';
  return order === 'FILE' ? 'There are no products.' : 'No product has finished yet.';
}
