import { builder } from './builder.ts';
import { pageArguments, toPageRequest } from './page-arguments.ts';
import { Request, RequestConnection, RequestStatus } from './request.ts';
import { requestNode } from './request-node.ts';

builder.queryField('requestStatus', (t) =>
  t.field({
    type: Request,
    nullable: true,
    description: 'A request as it stands; null when there is no such request, or it is not yours.',
    args: { requestId: t.arg.id({ required: true, description: 'The id that `uploadCsv` gave.' }) },
    resolve: async (_root, { requestId }, { owner, requests }) => {
      const request = await requests.find(owner, requestId);
      return request && requestNode(request, requests.links);
    },
  }),
);

builder.queryField('requests', (t) =>
  t.field({
    type: RequestConnection,
    description: 'Your requests, newest first.',
    args: {
      ...pageArguments,
      status: t.arg({ type: RequestStatus, required: false, description: 'Only those with this status.' }),
    },
    resolve: (_root, { status, ...page }, context) =>
      context.requests.list(context.owner, status ?? null, toPageRequest(page, context)),
  }),
);
