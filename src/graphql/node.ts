import { builder } from './builder.ts';

/** Things with an id of their own. The id says by its prefix what it is. */
export const Node = builder.interfaceRef<{ readonly id: string }>('Node').implement({
  description: 'Something with an id of its own, the same here, in URLs and in webhooks.',
  resolveType: ({ id }) => typeByPrefix.get(id.slice(0, 4)) ?? null,
  fields: (t) => ({ id: t.exposeID('id', { description: 'URL-safe and stable.' }) }),
});

const typeByPrefix: ReadonlyMap<string, string> = new Map([
  ['req_', 'Request'],
  ['prd_', 'Product'],
  ['msg_', 'WebhookDelivery'],
]);
