import { builder } from './builder.ts';
import { NotFound, notFound } from './errors.ts';
import { Request } from './request.ts';
import { requestNode } from './request-node.ts';

const RedeliverWebhookResult = builder.unionType('RedeliverWebhookResult', {
  description: 'The delivery’s request, or a NotFoundError.',
  types: [Request, NotFound],
});

builder.mutationField('redeliverWebhook', (t) =>
  t.field({
    type: RedeliverWebhookResult,
    description:
      'Sends a webhook delivery again immediately, with the same id and a new retry schedule. A disabled webhook is enabled again.',
    args: { deliveryId: t.arg.id({ required: true, description: 'The delivery’s id.' }) },
    resolve: async (_root, { deliveryId }, { owner, requests }) => {
      const request = await requests.redeliver(owner, deliveryId);
      return request === null ? notFound('delivery', deliveryId) : requestNode(request, requests.links);
    },
  }),
);
