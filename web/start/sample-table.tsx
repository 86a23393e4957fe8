import { useEffect, useRef } from 'react';
import { ColumnHead } from './column-head.tsx';
import { ColumnLinks } from './column-links.tsx';
import { showColumn } from './show-column.ts';
import type { CsvPreview } from './use-preview.ts';

/** The first rows under what each column is read as; a column becomes one of images by its checkbox. */
export function SampleTable({
  preview: { columns, sample },
  asFound,
  imageColumns,
  onImageColumns,
}: {
  preview: CsvPreview;
  asFound: readonly number[];
  /** As chosen, which the preview may not have followed yet; null: as found. */
  imageColumns: readonly number[] | null;
  onImageColumns: (places: readonly number[] | null) => void;
}) {
  const region = useRef<HTMLDivElement>(null);
  const images = imageColumns ?? asFound;
  const toggle = (place: number, on: boolean) => {
    const next = on ? [...images, place].sort((a, b) => a - b) : images.filter((other) => other !== place);
    // Without any it is as found again, unless that would tick again what was just unticked.
    onImageColumns(next.length > 0 || asFound.includes(place) ? next : null);
  };

  // In a wide sheet the columns that matter may be far to the right.
  useEffect(() => {
    const first = columns.findIndex(({ taken }) => taken);
    const place = first === -1 ? columns.findIndex(({ urlShare }) => urlShare > 0) : first;
    if (region.current && place !== -1) showColumn(region.current, place);
    // Once: afterwards it is the person who scrolls.
  }, []);

  const goTo = (place: number) => {
    if (region.current)
      showColumn(region.current, place)?.querySelector('input')?.focus({ preventScroll: true });
  };
  return (
    <section aria-label="First rows" className="sample">
      <h2>{sample.length === 1 ? 'First row' : 'First rows'}</h2>
      {images.length === 0 && (
        <p className="notice" role="status">
          {asFound.length === 0 && <strong>No image column was found. </strong>}
          Tick the column with the images.
        </p>
      )}
      <ColumnLinks columns={columns} images={images} onShow={goTo} />
      {imageColumns !== null && (
        <button type="button" className="plain" onClick={() => onImageColumns(null)}>
          Back to the detected columns
        </button>
      )}
      <div
        ref={region}
        className="scroll"
        tabIndex={0}
        role="region"
        aria-label="First rows of the catalogue"
      >
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                Line
              </th>
              {columns.map((column, place) => (
                <ColumnHead
                  key={place}
                  column={column}
                  place={place}
                  checked={images.includes(place)}
                  onChange={(on) => toggle(place, on)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ line, cells }) => (
              <tr key={line}>
                <td className="number">{line}</td>
                {cells ? (
                  // A ragged row has other cells than the header: they stand where they are.
                  cells.map((cell, at) => (
                    <td key={at} dir="auto" data-taken={images.includes(at) || undefined}>
                      {cell}
                    </td>
                  ))
                ) : (
                  <td colSpan={columns.length} className="bad">
                    can’t be read
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
