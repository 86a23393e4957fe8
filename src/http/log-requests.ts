import type { Logger } from 'pino';
import { HalftoneError } from '../domain/halftone-error.ts';
import type { Request } from '../domain/request.ts';
import type { Requests } from '../requests/requests.ts';

/** The same domain, with a line for everything that this client changes in it. `log` says who and by which HTTP request. */
export function logRequests(requests: Requests, log: Logger): Requests {
  const done = (message: string) => (request: Request | null) => {
    if (request !== null) log.info({ requestId: request.id, status: request.status }, message);
    return request;
  };
  const submitted = async (work: Promise<Request>) => {
    try {
      const request = await work;
      const { id, label, status, format, counters, totalIssues } = request;
      const { products, images } = counters;
      log.info({ requestId: id, label, status, format, products, images, totalIssues }, 'catalogue accepted');
      return request;
    } catch (error) {
      // What is wrong with it the uploader reads; anything else is reported where it is answered.
      if (error instanceof HalftoneError && error.status < 500) {
        log.info({ code: error.code, reason: error.message }, 'catalogue refused');
      }
      throw error;
    }
  };
  return {
    ...requests,
    submit: (...call) => submitted(requests.submit(...call)),
    submitFromUrl: (...call) => submitted(requests.submitFromUrl(...call)),
    cancel: (...call) => requests.cancel(...call).then(done('request cancelled')),
    retryFailed: (...call) => requests.retryFailed(...call).then(done('failed images retried')),
    redeliver: (...call) => requests.redeliver(...call).then(done('webhook delivery requested again')),
    async delete(owner, id) {
      const found = await requests.delete(owner, id);
      if (found) log.info({ requestId: id }, 'request deleted');
      return found;
    },
  };
}
