import { Counter, type Registry } from 'prom-client';
import type { AnswerObserver } from '../http/answer-observer.ts';

export function createHttpMetrics(registry: Registry): AnswerObserver {
  const answers = new Counter({
    name: 'halftone_http_requests_total',
    help: 'HTTP requests by kind of address and status (aborted: the client was gone before the answer).',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  return {
    answered: (route, status) => answers.inc({ route, status: status === null ? 'aborted' : String(status) }),
  };
}
