import type { ImageResult } from '../../domain/image.ts';
import type { Source } from '../known-output.ts';
import type { Ledger } from './ledger.ts';
import type { Settled } from './settling.ts';

/** What settled products teach beside their results; of two entries under one key the later one. */
export interface Lessons {
  /** That a request refers to an output. */
  readonly references: readonly { readonly key: string; readonly request: string; readonly bytes: number }[];
  /** Outputs that were made. */
  readonly results: readonly ImageResult[];
  readonly sources: readonly (Source & { readonly owner: string; readonly request: string })[];
}

export function lessonsOf(settled: readonly Settled<Ledger>[]): Lessons {
  const references = new Map<string, Lessons['references'][number]>();
  const results = new Map<string, ImageResult>();
  const sources = new Map<string, Lessons['sources'][number]>();
  for (const { settlement, images, ledger } of settled) {
    const { requestId: request, sources: seen = [] } = settlement;
    const { owner } = ledger.request;
    for (const image of images) {
      if (image.status !== 'SUCCEEDED') continue;
      const { key, bytesOut, reused } = image.result;
      references.set(`${key} ${request}`, { key, request, bytes: bytesOut });
      if (!reused) results.set(key, image.result);
    }
    for (const source of seen) sources.set(`${owner} ${source.url}`, { ...source, owner, request });
  }
  return {
    references: [...references.values()],
    results: [...results.values()],
    sources: [...sources.values()],
  };
}
