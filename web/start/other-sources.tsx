import { useState } from 'react';
import type { CatalogueSource } from './catalogue-source.ts';

/** A catalogue that is not a file: pasted, at a URL, or the sample. */
export function OtherSources({ onSource }: { onSource: (source: CatalogueSource) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const trySample = async () => {
    setProblem(null);
    try {
      const response = await fetch('/sample/catalogue.csv');
      if (!response.ok) throw new Error(String(response.status));
      onSource({ kind: 'file', file: new File([await response.blob()], 'sample.csv', { type: 'text/csv' }) });
    } catch {
      setProblem('The sample could not be loaded. Check the connection, and try again.');
    }
  };
  const submit = (field: string, to: (value: string) => CatalogueSource) => (event: React.FormEvent) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget as HTMLFormElement).get(field) ?? '');
    if (value.trim() !== '') onSource(to(value));
  };
  return (
    <section className="others" aria-label="Other ways to start">
      <div>
        <h2>Just looking?</h2>
        <p>17 products with 30 images, two of them broken on purpose.</p>
        <button type="button" onClick={trySample}>
          Try the sample
        </button>
        {problem && (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
      </div>
      <form onSubmit={submit('url', (url) => ({ kind: 'url', url: url.trim() }))}>
        <h2>A feed’s URL</h2>
        <label htmlFor="feed">Fetched by the server, http or https.</label>
        <input id="feed" name="url" type="url" required placeholder="https://shop.example/feed.csv" />
        <button type="submit">Read the feed</button>
      </form>
      <form onSubmit={submit('text', (text) => ({ kind: 'text', text }))}>
        <h2>Paste it</h2>
        <label htmlFor="pasted">Rows from a spreadsheet, or a CSV.</label>
        <textarea
          id="pasted"
          name="text"
          rows={2}
          required
          placeholder={'Product Name\tImage\nMug\thttps://…'}
        />
        <button type="submit">Read what I pasted</button>
      </form>
    </section>
  );
}
