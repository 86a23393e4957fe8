import type { ProductFilter, ProductOrder } from '../../generated/schema-types.ts';

/** Which products are shown, and how they are ordered. */
export interface View {
  readonly show: 'ALL' | 'FAILED' | 'MISSED' | 'KEPT';
  readonly search: string;
  readonly order: ProductOrder;
}

export const firstView: View = { show: 'ALL', search: '', order: 'FILE' };

export function filterOf({ show, search }: View): ProductFilter | null {
  const filter: ProductFilter = {
    ...(show === 'FAILED' && { imageStatus: 'FAILED' }),
    ...(show === 'MISSED' && { outcome: 'BEST_EFFORT' }),
    ...(show === 'KEPT' && { outcome: 'KEPT_ORIGINAL' }),
    ...(search.trim() !== '' && { search: search.trim() }),
  };
  return Object.keys(filter).length === 0 ? null : filter;
}

/** Whether a product keeps its place while the request runs. */
export function isSteady(view: View): boolean {
  return view.order === 'FILE' && view.show === 'ALL';
}
