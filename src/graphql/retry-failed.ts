import { NothingToRetryError } from '../domain/nothing-to-retry-error.ts';
import { RequestCancelingError } from '../domain/request-canceling-error.ts';
import { builder } from './builder.ts';
import { NotFound, NothingToRetry, notFound, RequestCanceling } from './errors.ts';
import { Request } from './request.ts';
import { requestNode } from './request-node.ts';

const RetryFailedResult = builder.unionType('RetryFailedResult', {
  description: 'The request in its new state, or why it can’t be retried.',
  types: [Request, NotFound, NothingToRetry, RequestCanceling],
});

builder.mutationField('retryFailed', (t) =>
  t.field({
    type: RetryFailedResult,
    description:
      'Tries all failed images again, retryable or not. Results so far are kept. Works while the request is running, too.',
    args: { requestId: t.arg.id({ required: true, description: 'The request’s id.' }) },
    resolve: async (_root, { requestId }, { owner, requests }) => {
      try {
        const request = await requests.retryFailed(owner, requestId);
        return request === null ? notFound('request', requestId) : requestNode(request, requests.links);
      } catch (error) {
        if (error instanceof NothingToRetryError) {
          return { __typename: 'NothingToRetryError', code: error.code, message: error.message };
        }
        if (error instanceof RequestCancelingError) {
          return { __typename: 'RequestCancelingError', code: error.code, message: error.message };
        }
        throw error;
      }
    },
  }),
);
