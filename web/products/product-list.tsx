import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { CompareDialog } from '../compare/compare-dialog.tsx';
import { isFinal } from '../live/is-final.ts';
import type { LiveRequest, WholeRequest } from '../live/live-request.ts';
import { ErrorCauses } from './error-causes.tsx';
import type { ProductImage } from './image-cell.tsx';
import { ListControls } from './list-controls.tsx';
import { type ProductPages, productPages } from './product-pages.ts';
import { ProductRows } from './product-rows.tsx';
import { firstView, type View } from './view.ts';

/** Every product with its images, in any order, and one of them under the glass. */
export function ProductList({ live, request }: { live: LiveRequest; request: WholeRequest }) {
  const [view, setView] = useState<View>(firstView);
  const [compared, setCompared] = useState<ProductImage | null>(null);
  const pages = useProductPages(live, request, useDeferredValue(view));
  return (
    <section className="products" aria-label="Products">
      <ErrorCauses
        errors={request.progress.errors}
        onShow={() => setView({ ...firstView, show: 'FAILED' })}
      />
      <ListControls view={view} onChange={setView} />
      {pages && <ProductRows pages={pages} view={view} onCompare={setCompared} />}
      {compared && <CompareDialog image={compared} onClose={() => setCompared(null)} />}
    </section>
  );
}

function useProductPages(live: LiveRequest, { id, status }: WholeRequest, view: View): ProductPages | null {
  const client = useClient();
  const [pages, setPages] = useState<ProductPages | null>(null);
  useEffect(() => {
    const made = productPages(client, id, view);
    const unsubscribe = live.onProducts(made.changed);
    setPages(made);
    return () => {
      unsubscribe();
      made.close();
    };
  }, [client, live, id, view]);
  // What changed without an event of its product: a cancelled rest, a retry.
  const finished = isFinal(status);
  const latest = useRef<ProductPages | null>(null);
  useEffect(() => latest.current?.refresh(), [finished]);
  latest.current = pages;
  return pages;
}
