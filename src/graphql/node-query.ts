import { productView } from '../outputs/product-view.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';
import { Node } from './node.ts';
import { requestNode } from './request-node.ts';

builder.queryField('node', (t) =>
  t.field({
    type: Node,
    nullable: true,
    description: 'A request, product or webhook delivery by its id; null if there is none.',
    args: { id: t.arg.id({ required: true, description: 'The id.' }) },
    resolve: (_root, { id }, context) => findNode(id, context),
  }),
);

async function findNode(id: string, { owner, requests }: GraphqlContext): Promise<{ id: string } | null> {
  if (id.startsWith('req_')) {
    const request = await requests.find(owner, id);
    return request && requestNode(request, requests.links);
  }
  if (id.startsWith('prd_')) {
    const product = await requests.findProduct(owner, id);
    return product && productView(product, requests.links);
  }
  return id.startsWith('msg_') ? requests.findDelivery(owner, id) : null;
}
