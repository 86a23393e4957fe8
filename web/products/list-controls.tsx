import type { ProductOrder } from '../../generated/schema-types.ts';
import type { View } from './view.ts';

const shows: readonly [View['show'], string][] = [
  ['ALL', 'All'],
  ['FAILED', 'Failed'],
  ['MISSED', 'Target missed'],
  ['KEPT', 'Original kept'],
];
const orders: readonly [ProductOrder, string][] = [
  ['FILE', 'File order'],
  ['FINISHED', 'Latest first'],
  ['MOST_SAVED', 'Most saved first'],
  ['LEAST_SAVED', 'Least saved first'],
];

export function ListControls({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  return (
    <div className="controls">
      <fieldset className="segments">
        <legend className="unseen">Which products</legend>
        {shows.map(([show, text]) => (
          <label key={show} data-chosen={view.show === show || undefined}>
            <input
              type="radio"
              name="show"
              checked={view.show === show}
              onChange={() => onChange({ ...view, show })}
            />
            {text}
          </label>
        ))}
      </fieldset>
      <label>
        <span className="unseen">Order</span>
        <select
          value={view.order}
          onChange={(event) => onChange({ ...view, order: event.currentTarget.value as ProductOrder })}
        >
          {orders.map(([order, text]) => (
            <option key={order} value={order}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label className="search">
        <span className="unseen">Search by name or number</span>
        <input
          type="search"
          placeholder="Name or number"
          value={view.search}
          onChange={(event) => onChange({ ...view, search: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}
