import type { CsvSource } from '../../generated/schema-types.ts';

/** What was dropped, picked, pasted or named: where a catalogue comes from. */
export type CatalogueSource =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'url'; readonly url: string };

/** A catalogue that is not a file, as `CsvSource`. */
export function csvSource(source: Exclude<CatalogueSource, { kind: 'file' }>): CsvSource {
  return source.kind === 'text' ? { text: source.text } : { url: source.url };
}

/** What people know it by. */
export function sourceName(source: CatalogueSource): string {
  if (source.kind === 'file') return source.file.name;
  return source.kind === 'text' ? 'Pasted catalogue' : source.url;
}
