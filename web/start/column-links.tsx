import { type CsvColumn, columnName } from './column-head.tsx';

/** Which columns are read for images, and which others have addresses; each one leads to its place in the table. */
export function ColumnLinks({
  columns,
  images,
  onShow,
}: {
  columns: readonly CsvColumn[];
  images: readonly number[];
  onShow: (place: number) => void;
}) {
  const places = columns.map((_, place) => place);
  const offered = places.filter((place) => !images.includes(place) && (columns[place]?.urlShare ?? 0) > 0);
  const links = (of: readonly number[]) =>
    of.map((place) => (
      <button type="button" key={place} onClick={() => onShow(place)}>
        <bdi>{columnName(columns[place]?.name ?? '', place)}</bdi>
      </button>
    ));
  if (images.length + offered.length === 0) return null;
  return (
    <div className="column-links">
      {images.length > 0 && (
        <p data-taken>
          <span>Images from</span> {links(places.filter((place) => images.includes(place)))}
        </p>
      )}
      {offered.length > 0 && (
        <p>
          <span>{images.length > 0 ? 'Also with addresses' : 'Columns with addresses'}</span> {links(offered)}
        </p>
      )}
    </div>
  );
}
