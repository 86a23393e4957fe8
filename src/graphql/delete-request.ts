import { builder } from './builder.ts';
import { NotFound, notFound } from './errors.ts';

const DeletedRequest = builder
  .objectRef<{ readonly __typename: 'DeletedRequest'; readonly id: string }>('DeletedRequest')
  .implement({
    description: 'A request that was deleted.',
    fields: (t) => ({ id: t.exposeID('id', { description: 'The id of the deleted request.' }) }),
  });

const DeleteRequestResult = builder.unionType('DeleteRequestResult', {
  description: 'The deleted request, or a NotFoundError.',
  types: [DeletedRequest, NotFound],
});

builder.mutationField('deleteRequest', (t) =>
  t.field({
    type: DeleteRequestResult,
    description:
      'Deletes a request with its products, deliveries, uploaded file, and all results that no other request uses. It disappears immediately, even while it is running.',
    args: { requestId: t.arg.id({ required: true, description: 'The request’s id.' }) },
    resolve: async (_root, { requestId }, { owner, requests }) =>
      (await requests.delete(owner, requestId))
        ? { __typename: 'DeletedRequest' as const, id: requestId }
        : notFound('request', requestId),
  }),
);
