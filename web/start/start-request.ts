import type { Client } from 'urql';
import type { UploadOptions } from '../../generated/schema-types.ts';
import type { SubmitResultFragment } from '../generated/graphql.ts';
import { ImportCsv, UploadCsv } from '../operations/submit.ts';
import { type CatalogueSource, csvSource } from './catalogue-source.ts';

/**
 * Starts a request; its id, or why there is none. A start that is tried again after a broken connection is
 * the same request: the key goes with the source and the options.
 */
export async function startRequest(
  client: Client,
  source: CatalogueSource,
  options: UploadOptions,
): Promise<{ readonly id: string } | { readonly problem: string }> {
  const keyed = { ...options, idempotencyKey: keyOf(source, options) };
  const { data, error } =
    source.kind === 'file'
      ? await client.mutation(UploadCsv, { file: source.file, options: keyed }).toPromise()
      : await client.mutation(ImportCsv, { source: csvSource(source), options: keyed }).toPromise();
  const result: SubmitResultFragment | undefined = data?.result;
  if (result === undefined) {
    return { problem: error?.message ?? 'The connection was lost. Check it, and try again.' };
  }
  return result.__typename === 'Request' ? { id: result.id } : { problem: result.message };
}

const keys = new WeakMap<CatalogueSource, Map<string, string>>();

function keyOf(source: CatalogueSource, options: UploadOptions): string {
  const known = keys.get(source) ?? new Map<string, string>();
  keys.set(source, known);
  const what = JSON.stringify(options);
  // crypto.randomUUID is only there in secure contexts, and servers on a local network are often none.
  const key = known.get(what) ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
  known.set(what, key);
  return key;
}
