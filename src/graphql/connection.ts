import type { ObjectRef, OutputRef } from '@pothos/core';
import type { Page } from '../domain/page.ts';
import { builder } from './builder.ts';
import type { GraphqlContext } from './context.ts';

type SchemaTypes = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types> ? Types : never;

const PageInfo = builder.objectRef<{ readonly page: Page<unknown> }>('PageInfo').implement({
  description: 'The position of a page in its list.',
  fields: (t) => ({
    hasNextPage: t.boolean({
      description: 'Whether there are items after this page.',
      resolve: ({ page }) => page.hasNextPage,
    }),
    hasPreviousPage: t.boolean({
      description: 'Whether there are items before this page.',
      resolve: ({ page }) => page.hasPreviousPage,
    }),
    startCursor: t.string({
      nullable: true,
      description: 'Cursor of the first item; null if the page is empty.',
      resolve: ({ page }) => page.items[0]?.cursor ?? null,
    }),
    endCursor: t.string({
      nullable: true,
      description: 'Cursor of the last item, for `after`; null if the page is empty.',
      resolve: ({ page }) => page.items.at(-1)?.cursor ?? null,
    }),
  }),
});

/**
 * The Relay connection `<name>Connection` over pages of `Item`, with its edges; `toNode` turns an item into what
 * the node type resolves from. The cursors come from the store.
 */
export function defineConnection<Item, Node>(
  name: string,
  node: OutputRef<Node> & ObjectRef<SchemaTypes, Node>,
  toNode: (item: Item, context: GraphqlContext) => Node,
) {
  const edge = builder.objectRef<Page<Item>['items'][number]>(`${name}Edge`).implement({
    description: `One ${name} in a list.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'The position of this item, for `after`.' }),
      node: t.field({
        type: node,
        description: 'The item.',
        resolve: ({ item }, _arguments, context) => toNode(item, context) as never,
      }),
    }),
  });
  return builder.objectRef<Page<Item>>(`${name}Connection`).implement({
    description: `A page of a list of ${name}s.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The items with their cursors.',
        resolve: (page) => page.items,
      }),
      nodes: t.field({
        type: [node],
        description: 'The items.',
        resolve: (page, _arguments, context) => page.items.map(({ item }) => toNode(item, context)) as never,
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'The position of this page in the list.',
        resolve: (page) => ({ page }),
      }),
      totalCount: t.exposeInt('totalCount', { description: 'Number of items in the whole list.' }),
    }),
  });
}
