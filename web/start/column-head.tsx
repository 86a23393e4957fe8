import type { CsvPreview } from './use-preview.ts';

export type CsvColumn = CsvPreview['columns'][number];

const roles = {
  IMAGE: null,
  NAME: 'The product’s name.',
  SERIAL_NUMBER: 'The product’s number.',
  GROUP: 'Rows with the same text are one product.',
} as const;

/** Its header; `column 3` where that is blank. */
export const columnName = (name: string, place: number) => name || `column ${place + 1}`;

/** A column's header, what it is and why, and the checkbox that makes it one of images. */
export function ColumnHead({
  column: { name, role, reason, urlShare },
  place,
  checked,
  onChange,
}: {
  column: CsvColumn;
  place: number;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const why = `column-${place}-why`;
  const shown = columnName(name, place);
  return (
    <th
      scope="col"
      data-place={place}
      data-taken={checked || undefined}
      data-offered={(!checked && urlShare > 0) || undefined}
    >
      <span dir="auto">{shown}</span>
      <label className="check">
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
          aria-label={`${shown} has the images`}
          aria-describedby={why}
        />
        images
      </label>
      <small id={why}>
        {role && roles[role] && <b>{roles[role]} </b>}
        {urlShare > 0 && !reason.includes(percent(urlShare)) && <b>{percent(urlShare)} addresses. </b>}
        {reason}
      </small>
    </th>
  );
}

/** None at all and all of them are never said of what is only nearly so. */
function percent(share: number): string {
  return `${Math.min(share === 1 ? 100 : 99, Math.max(1, Math.round(share * 100)))}%`;
}
