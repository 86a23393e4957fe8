import { builder } from './builder.ts';
import { NotFound, notFound } from './errors.ts';
import { Request } from './request.ts';
import { requestNode } from './request-node.ts';

const CancelRequestResult = builder.unionType('CancelRequestResult', {
  description: 'The request in its new state, or a NotFoundError.',
  types: [Request, NotFound],
});

builder.mutationField('cancelRequest', (t) =>
  t.field({
    type: CancelRequestResult,
    description:
      'Cancels a request. Returns immediately, usually with status CANCELING: no further image is started, and results so far are kept. A finished request is returned unchanged.',
    args: { requestId: t.arg.id({ required: true, description: 'The request’s id.' }) },
    resolve: async (_root, { requestId }, { owner, requests }) => {
      const request = await requests.cancel(owner, requestId);
      return request === null ? notFound('request', requestId) : requestNode(request, requests.links);
    },
  }),
);
