import { NothingToRetryError } from '../domain/nothing-to-retry-error.ts';
import { RequestCancelingError } from '../domain/request-canceling-error.ts';
import { builder } from './builder.ts';
import { NotFound, NothingToRetry, notFound, RequestCanceling } from './errors.ts';
import { Request } from './request.ts';
import { requestNode } from './request-node.ts';

const RetryFailedResult = builder.unionType('RetryFailedResult', {
  description: 'The request as it stands now, or why nothing of it is retried.',
  types: [Request, NotFound, NothingToRetry, RequestCanceling],
});

builder.mutationField('retryFailed', (t) =>
  t.field({
    type: RetryFailedResult,
    description:
      'Runs every image again that has failed so far, retryable or not; what succeeded stays. Also while the request runs.',
    args: { requestId: t.arg.id({ required: true, description: 'The request.' }) },
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
