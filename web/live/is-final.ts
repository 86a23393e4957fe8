import type { RequestStatus } from '../../generated/schema-types.ts';

/** Whether nothing more happens to a request by itself. */
export function isFinal(status: RequestStatus): boolean {
  return !['QUEUED', 'PROCESSING', 'CANCELING'].includes(status);
}
