import { HalftoneError } from '../domain/halftone-error.ts';
import { productView } from '../outputs/product-view.ts';
import type { ProgressEvent } from '../requests/requests.ts';
import { builder } from './builder.ts';
import { renewItems } from './item-budget.ts';
import { Product } from './product.ts';
import { Request } from './request.ts';
import { requestNode } from './request-node.ts';
import { untilAborted } from './until-aborted.ts';

const RequestProgress = builder.objectRef<ProgressEvent>('RequestProgress').implement({
  description: 'What happened to a request since the previous event.',
  fields: (t) => ({
    request: t.field({
      type: Request,
      description: 'The request in its current state.',
      resolve: ({ request }, _arguments, { requests }) => requestNode(request, requests.links),
    }),
    products: t.field({
      type: [Product],
      description: 'Products that finished since the previous event, in the order in which they finished.',
      resolve: ({ products }, _arguments, { requests }) =>
        products.map((product) => productView(product, requests.links)),
    }),
    cursor: t.exposeString('cursor', {
      description: 'The position in the progress log after this event, for `after`.',
    }),
  }),
});

builder.subscriptionField('requestProgress', (t) =>
  t.field({
    type: RequestProgress,
    description:
      'Live progress of a request. The first event is a snapshot; then each product is sent once, when it finishes. Completes after the event with the final status.',
    args: {
      requestId: t.arg.id({ required: true, description: 'The id that `uploadCsv` returned.' }),
      after: t.arg.string({
        required: false,
        description: 'The cursor of an earlier event, to continue from there. Default: from the beginning.',
      }),
    },
    subscribe: async (_root, { requestId, after }, { owner, requests, signal }) => {
      const events = await requests.progress(owner, requestId, after ?? null);
      if (events === null) throw new HalftoneError('NOT_FOUND', 404, 'There is no such request.');
      return untilAborted(events, signal);
    },
    resolve: (event, _arguments, context) => {
      renewItems(context);
      return event;
    },
  }),
);
