import { builder } from './builder.ts';
import { NotFound, notFound } from './errors.ts';
import { Request } from './request.ts';
import { requestNode } from './request-node.ts';

const RedeliverWebhookResult = builder.unionType('RedeliverWebhookResult', {
  description: 'The delivery’s request, or that there is no such delivery.',
  types: [Request, NotFound],
});

builder.mutationField('redeliverWebhook', (t) =>
  t.field({
    type: RedeliverWebhookResult,
    description:
      'Sends a webhook delivery again at once, under the same id and with a fresh schedule. A webhook that was disabled is enabled.',
    args: { deliveryId: t.arg.id({ required: true, description: 'The delivery.' }) },
    resolve: async (_root, { deliveryId }, { owner, requests }) => {
      const request = await requests.redeliver(owner, deliveryId);
      return request === null ? notFound('delivery', deliveryId) : requestNode(request, requests.links);
    },
  }),
);
