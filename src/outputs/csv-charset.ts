import { encodingName } from '../catalog/encoding-labels.ts';
import type { Request } from '../domain/request.ts';

/** The `charset` of the request's CSV files, which have the encoding of its upload. */
export function csvCharset({ head }: Pick<Request, 'head'>): string {
  const { encoding = 'UTF_8' } = head;
  // The byte order mark says which byte comes first.
  return encoding.startsWith('UTF_16') ? 'utf-16' : encodingName(encoding).toLowerCase();
}
