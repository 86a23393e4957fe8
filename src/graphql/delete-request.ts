import { builder } from './builder.ts';
import { NotFound, notFound } from './errors.ts';

const DeletedRequest = builder
  .objectRef<{ readonly __typename: 'DeletedRequest'; readonly id: string }>('DeletedRequest')
  .implement({
    description: 'A request that is gone.',
    fields: (t) => ({ id: t.exposeID('id', { description: 'The id it had.' }) }),
  });

const DeleteRequestResult = builder.unionType('DeleteRequestResult', {
  description: 'What was deleted, or that there was no such request.',
  types: [DeletedRequest, NotFound],
});

builder.mutationField('deleteRequest', (t) =>
  t.field({
    type: DeleteRequestResult,
    description:
      'Deletes a request with its products, deliveries, uploaded file, and those results that no other request has. One that runs is cancelled first. It is gone at once.',
    args: { requestId: t.arg.id({ required: true, description: 'The request.' }) },
    resolve: async (_root, { requestId }, { owner, requests }) =>
      (await requests.delete(owner, requestId))
        ? { __typename: 'DeletedRequest' as const, id: requestId }
        : notFound('request', requestId),
  }),
);
