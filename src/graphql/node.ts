import { builder } from './builder.ts';

/** Objects with an id. The id's prefix says what kind of object it is. */
export const Node = builder.interfaceRef<{ readonly id: string }>('Node').implement({
  description: 'An object with an id. The id is the same in GraphQL, URLs and webhooks.',
  resolveType: ({ id }) => typeByPrefix.get(id.slice(0, 4)) ?? null,
  fields: (t) => ({ id: t.exposeID('id', { description: 'Safe in URLs; never changes.' }) }),
});

const typeByPrefix: ReadonlyMap<string, string> = new Map([
  ['req_', 'Request'],
  ['prd_', 'Product'],
  ['msg_', 'WebhookDelivery'],
]);
