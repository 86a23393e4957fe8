import { useState } from 'react';

/** Where no image column was found: lets its name be said. Not a form: it lies within one. */
export function ColumnName({ onName }: { onName: (name: string) => void }) {
  const [name, setName] = useState('');
  const read = () => {
    if (name.trim() !== '') onName(name.trim());
  };
  return (
    <div className="column-name">
      <label htmlFor="image-column">Images are in another column? Its header:</label>
      <input
        id="image-column"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          read();
        }}
      />
      <button type="button" onClick={read}>
        Read it again
      </button>
    </div>
  );
}
