import { NothingToRetryError } from '../domain/nothing-to-retry-error.ts';
import { isFinished, type Request } from '../domain/request.ts';
import { RequestCancelingError } from '../domain/request-canceling-error.ts';
import type { Queue } from '../queue/queue.ts';
import type { Signals } from '../signals/signals.ts';
import type { Control } from '../store/store.ts';

export interface ControlDependencies {
  readonly store: Pick<Control, 'cancel' | 'retry' | 'remove' | 'redeliver'>;
  readonly queue: Queue;
  readonly signals: Signals;
  /** Carries out, step by step, what a request is marked with. */
  readonly startLongJob: (requestId: string) => void;
}

/** What an owner may do to a request. Everything returns immediately; what takes longer goes on by itself. */
export interface RequestControl {
  /** The request in its new state: CANCELING, or finished already. null: not found. */
  cancel(owner: string, id: string): Promise<Request | null>;
  /** null: not found. Rejects with NothingToRetryError, RequestCancelingError. */
  retryFailed(owner: string, id: string): Promise<Request | null>;
  /** false: not found. */
  delete(owner: string, id: string): Promise<boolean>;
  /** The delivery's request; null: no such delivery. */
  redeliver(owner: string, deliveryId: string): Promise<Request | null>;
}

export function createRequestControl(dependencies: ControlDependencies): RequestControl {
  const { store, queue, signals, startLongJob } = dependencies;
  return {
    async cancel(owner, id) {
      const request = await store.cancel(owner, id);
      if (request === null || isFinished(request.status)) return request;
      signals.notify(`request:${id}`);
      queue.remove(id);
      startLongJob(id);
      return request;
    },
    async retryFailed(owner, id) {
      const result = await store.retry(owner, id);
      if (result === null) return null;
      if (result.kind === 'nothing') throw new NothingToRetryError(id);
      if (result.kind === 'canceling') throw new RequestCancelingError(id);
      signals.notify(`request:${id}`);
      startLongJob(id);
      return result.request;
    },
    async delete(owner, id) {
      if (!(await store.remove(owner, id))) return false;
      signals.notify(`request:${id}`);
      queue.remove(id);
      startLongJob(id);
      return true;
    },
    async redeliver(owner, deliveryId) {
      const request = await store.redeliver(owner, deliveryId, new Date());
      if (request !== null) signals.notify('deliveries');
      return request;
    },
  };
}
