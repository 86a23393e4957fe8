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
  description: 'What happened to a request since the event before.',
  fields: (t) => ({
    request: t.field({
      type: Request,
      description: 'The request as it stands.',
      resolve: ({ request }, _arguments, { requests }) => requestNode(request, requests.links),
    }),
    products: t.field({
      type: [Product],
      description: 'The products that finished since the event before, in the order of the progress log.',
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
      'A request’s progress, live: a snapshot first, then every product once per finishing; completes after the event with the final status.',
    args: {
      requestId: t.arg.id({ required: true, description: 'The id that `uploadCsv` gave.' }),
      after: t.arg.string({
        required: false,
        description: 'A cursor of an earlier event, to go on there; from the beginning when left out.',
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
