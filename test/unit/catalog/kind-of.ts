import { type NotACsv, notACsv } from '../../../src/catalog/not-a-csv.ts';

/** What a whole file is taken for; null: a CSV. */
export function kindOf(bytes: Buffer | string): NotACsv['kind'] | null {
  const all = Buffer.from(bytes);
  return notACsv(all.subarray(0, 65_536), all.length <= 65_536)?.kind ?? null;
}
