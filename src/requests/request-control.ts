import type { Queue } from '../queue/queue.ts';
import type { Signals } from '../signals/signals.ts';
import type { Control } from '../store/store.ts';
import type { LongJobs } from './long-jobs.ts';
import { NothingToRetryError } from './nothing-to-retry-error.ts';
import { isFinished, type Request } from './request.ts';
import { RequestCancelingError } from './request-canceling-error.ts';

export interface ControlDependencies {
  readonly store: Pick<Control, 'cancel' | 'retry' | 'remove' | 'redeliver'>;
  readonly queue: Queue;
  readonly signals: Signals;
  readonly jobs: LongJobs;
}

/** What an owner may do to a request. Everything answers at once; what takes longer goes on by itself. */
export interface RequestControl {
  /** The request as it stands then: CANCELING, or finished already. null: not found. */
  cancel(owner: string, id: string): Promise<Request | null>;
  /** null: not found. Rejects with NothingToRetryError, RequestCancelingError. */
  retryFailed(owner: string, id: string): Promise<Request | null>;
  /** false: not found. */
  delete(owner: string, id: string): Promise<boolean>;
  /** The delivery's request; null: no such delivery. */
  redeliver(owner: string, deliveryId: string): Promise<Request | null>;
}

export function createRequestControl({ store, queue, signals, jobs }: ControlDependencies): RequestControl {
  return {
    async cancel(owner, id) {
      const request = await store.cancel(owner, id);
      if (request === null || isFinished(request.status)) return request;
      signals.notify(`request:${id}`);
      queue.remove(id);
      jobs.start(id);
      return request;
    },
    async retryFailed(owner, id) {
      const result = await store.retry(owner, id);
      if (result === null) return null;
      if (result.kind === 'nothing') throw new NothingToRetryError(id);
      if (result.kind === 'canceling') throw new RequestCancelingError(id);
      signals.notify(`request:${id}`);
      jobs.start(id);
      return result.request;
    },
    async delete(owner, id) {
      if (!(await store.remove(owner, id))) return false;
      signals.notify(`request:${id}`);
      queue.remove(id);
      jobs.start(id);
      return true;
    },
    async redeliver(owner, deliveryId) {
      const request = await store.redeliver(owner, deliveryId, new Date());
      if (request !== null) signals.notify('deliveries');
      return request;
    },
  };
}
