import { builder } from './builder.ts';
import { NotFound, notFound } from './errors.ts';
import { Request } from './request.ts';
import { requestNode } from './request-node.ts';

const CancelRequestResult = builder.unionType('CancelRequestResult', {
  description: 'The request as it stands now, or that there is none.',
  types: [Request, NotFound],
});

builder.mutationField('cancelRequest', (t) =>
  t.field({
    type: CancelRequestResult,
    description:
      'Ends a request. Answers at once, with CANCELING: no further image is started, and what is done stays. A request that is finished already answers as it is.',
    args: { requestId: t.arg.id({ required: true, description: 'The request.' }) },
    resolve: async (_root, { requestId }, { owner, requests }) => {
      const request = await requests.cancel(owner, requestId);
      return request === null ? notFound('request', requestId) : requestNode(request, requests.links);
    },
  }),
);
