import { count } from '../words.ts';

/** Images by the share they saved, ten bars; each has its number as text. */
export function SavedHistogram({ buckets }: { buckets: readonly number[] }) {
  const most = Math.max(1, ...buckets);
  return (
    <figure className="chart">
      <figcaption>Images by share saved</figcaption>
      <ol className="histogram">
        {buckets.map((images, at) => (
          <li key={at * 10} aria-label={`${at * 10} to ${at * 10 + 10} percent: ${count(images)}`}>
            <span aria-hidden="true">{images > 0 ? count(images) : ''}</span>
            <i style={{ height: `${(images / most) * 100}%` }} />
            <b aria-hidden="true">{at * 10}</b>
          </li>
        ))}
      </ol>
    </figure>
  );
}
