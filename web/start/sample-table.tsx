import type { CsvPreview } from './use-preview.ts';

const roles = { IMAGE: '', NAME: 'the name', SERIAL_NUMBER: 'the number', GROUP: 'the product' } as const;

/** The first rows under what each column is read as; a column becomes one of images by its checkbox. */
export function SampleTable({
  preview: { columns, sample },
  imageColumns,
  onImageColumns,
}: {
  preview: CsvPreview;
  /** As chosen, which the preview may not have followed yet; null: as found. */
  imageColumns: readonly string[] | null;
  onImageColumns: (columns: string[]) => void;
}) {
  const images = imageColumns ?? columns.filter(({ role }) => role === 'IMAGE').map(({ name }) => name);
  const toggle = (name: string, on: boolean) => {
    const next = on ? [...images, name] : images.filter((other) => other !== name);
    if (next.length > 0) onImageColumns(next);
  };
  return (
    <section aria-label="First rows" className="sample">
      <h2>First rows</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label="First rows of the catalogue">
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                Line
              </th>
              {columns.map(({ name, role }, at) => (
                <th scope="col" key={`${name} ${at}`} data-role={role ?? undefined}>
                  <span>{name || `(column ${at + 1})`}</span>
                  <small>{role ? roles[role] : ''}</small>
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={images.includes(name)}
                      // One has to stay.
                      disabled={images.length === 1 && images.includes(name)}
                      onChange={(event) => toggle(name, event.currentTarget.checked)}
                      aria-label={`${name || `Column ${at + 1}`} has image URLs`}
                    />
                    images
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ line, cells }) => (
              <tr key={line}>
                <td className="number">{line}</td>
                {cells ? (
                  // A ragged row has other cells than the header: they stand where they stand.
                  cells.map((cell, at) => (
                    <td key={at} data-role={columns[at]?.role ?? undefined}>
                      {cell}
                    </td>
                  ))
                ) : (
                  <td colSpan={columns.length} className="bad">
                    cannot be read
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
