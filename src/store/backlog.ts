import type { RequestStatus } from '../domain/request.ts';

/** The statuses of requests that are not finished. */
export const unfinishedStatuses = ['QUEUED', 'PROCESSING', 'CANCELING'] as const satisfies RequestStatus[];
export type UnfinishedStatus = (typeof unfinishedStatuses)[number];

/** What the published requests that are not finished come to, over all tenants. */
export interface Backlog {
  readonly requests: Readonly<Record<UnfinishedStatus, number>>;
  /** Of these: products without a number in their log, and images without a result. */
  readonly products: number;
  readonly images: number;
}
